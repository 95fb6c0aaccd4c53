#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "protocol/model/model.h"

namespace profiles::protocol::restjson {

/// The constraint traits, one by one: `length` and `range` may fail on either side.
enum class Constraint { required, max_length, min_length, max, min, pattern, enum_value };

/// One step from the input to the value at fault.
struct Step {
    enum class Kind { member, list_index, map_key };

    Kind kind;
    std::string_view name;  // of the member, or the map's key
    std::size_t index = 0;  // in the list, from 0
};

/// A value that breaks a constraint. Refers into the input and the model.
struct Violation {
    std::vector<Step> path;
    Constraint constraint;
    const Member* member;     // whose constraint it is
    const Value* value;       // null for a member that is missing
    bool sensitive = false;   // the value must not be shown
    bool is_map_key = false;  // the key of the last step is at fault; the path ends at the map

    /// The outermost list or map without structures around the value: AWS reports what is wrong
    /// with an element there. The member that holds it, its value and how long its path is.
    struct Container {
        const Member* member;
        const Value* value;
        std::size_t depth;
    };
    std::optional<Container> container;
};

/// The most violations that are collected; what a hostile body could add beyond them tells nobody
/// anything.
inline constexpr std::size_t kMaxViolations = 256;

/// Everything in `input` that breaks a constraint of the model, nested anywhere, in the order of
/// the model's members; for one value in the order length (maximum, minimum), range, pattern, enum.
/// `input` must outlive the answer.
std::vector<Violation> validate(const Object& input, const Shape& structure);

}  // namespace profiles::protocol::restjson
