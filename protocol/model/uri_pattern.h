#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace profiles::protocol {

/// The `uri` of an operation's `http` trait, taken apart:
/// /domains/{DomainName}/profiles?kind=all
struct UriPattern {
    enum class Kind { literal, label, greedy_label };

    struct Segment {
        Kind kind;
        std::string text;  // the literal, or the name of the member that the label binds
    };

    std::vector<Segment> segments;
    std::vector<std::pair<std::string, std::string>> query_literals;

    /// Throws std::invalid_argument when the text is no URI pattern.
    static UriPattern parse(std::string_view uri);
};

}  // namespace profiles::protocol
