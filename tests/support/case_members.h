#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "protocol/value.h"

namespace profiles::tests {

/// A member of a test case, or what stands for it when it is not there.
inline std::string text_in(const protocol::Object& row, std::string_view name,
                           std::string_view otherwise = "") {
    const auto* value = row.find(name);
    return value == nullptr ? std::string(otherwise) : value->as_string();
}

inline std::int64_t integer_in(const protocol::Object& row, std::string_view name,
                               std::int64_t otherwise) {
    const auto* value = row.find(name);
    return value == nullptr ? otherwise : value->as_integer();
}

}  // namespace profiles::tests
