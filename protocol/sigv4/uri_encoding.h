#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace profiles::protocol::sigv4 {

/// Writes every byte outside SigV4's unreserved set (`A-Z a-z 0-9 - . _ ~`) as `%XY` in upper case.
std::string encode_component(std::string_view text);

/// The same, but slashes stay.
std::string encode_path(std::string_view path);

/// Replaces each `%XY`. A percent sign without two hexadecimal digits stays as it is, and so does
/// a plus, which in SigV4 is no blank.
std::string decode(std::string_view text);

/// A request target cut at its first question mark; both parts still encoded.
struct TargetParts {
    std::string_view path;
    std::string_view query;
};
TargetParts split_target(std::string_view target);

/// A decoded name and value.
using QueryParameter = std::pair<std::string, std::string>;

/// The parameters in the order of the query. `a` and `a=` both give an empty value; nothing between
/// two `&` gives no parameter.
std::vector<QueryParameter> decode_query(std::string_view query);

}  // namespace profiles::protocol::sigv4
