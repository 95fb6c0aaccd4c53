#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace profiles::protocol::restjson {

/// Where in a document a walk is: a chain of steps on the stack, which costs nothing until
/// somebody asks for its text.
struct Path {
    const Path* parent = nullptr;
    std::string_view name;             // of a member or a map's key
    std::optional<std::size_t> index;  // of an element of a list, from 0

    /// As people write it: Matching.AutoMerging.Consolidation.MatchingAttributesList[0]
    std::string text() const {
        const std::string text = parent ? parent->text() : std::string();
        if (index) {
            return text + "[" + std::to_string(*index) + "]";
        }
        return text.empty() ? std::string(name) : text + "." + std::string(name);
    }
};

}  // namespace profiles::protocol::restjson
