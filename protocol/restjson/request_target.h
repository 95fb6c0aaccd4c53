#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace profiles::protocol::restjson {

/// A request target taken apart but not decoded. Views into the target's text.
struct RequestTarget {
    std::string_view path;   // starts with a slash, unless the target is no path
    std::string_view query;  // without the question mark

    /// Also takes the absolute form, `http://host/path`, that a client sends through a proxy.
    static RequestTarget parse(std::string_view target);
};

/// One parameter of a query string, decoded. `a` and `a=` both have an empty value.
struct QueryParameter {
    std::string name;
    std::string value;
};

/// The parameters in the order in which they were sent. One whose escapes are broken or whose bytes
/// are not UTF-8 is left out; its name is in `broken`, or its raw text when not even the name can
/// be read.
struct Query {
    std::vector<QueryParameter> parameters;
    std::vector<std::string> broken;

    static Query parse(std::string_view text);

    /// The first value of that name, or null.
    const std::string* find(std::string_view name) const;
};

}  // namespace profiles::protocol::restjson
