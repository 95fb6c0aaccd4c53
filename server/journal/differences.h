#pragma once

#include <optional>
#include <string>
#include <vector>

#include "protocol/model/shape.h"
#include "protocol/value.h"

namespace profiles::server {

/// Where what was sent is not what was expected. Shown to people: values are redacted.
struct Difference {
    std::string path;  ///< Matching.JobSchedule.Time, MatchingRules[0].Rule[1]
    std::optional<protocol::Value> expected;  ///< nothing: an element too many
    std::optional<protocol::Value> actual;    ///< nothing: it was not sent

    /// {"path", "expected"?, "actual"?}
    protocol::Object to_value() const;
};

/// How `actual`, a decoded structure, falls short of holding `expected`: structures and maps have
/// to have the given members, whatever else they have; lists the given elements in that order and
/// no other; numbers are compared by value, timestamps as numbers of epoch seconds. Null is the
/// same as nothing, as it is in a request.
std::vector<Difference> differences(const protocol::Object& expected,
                                    const protocol::Object& actual, const protocol::Shape& shape);

}  // namespace profiles::server
