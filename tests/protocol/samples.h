#pragma once

#include "protocol/model/shape.h"

namespace profiles::protocol::testing {

/// A value that the member takes. A structure has the members that it requires and no other.
Value sample(const Member& member);
Object sample(const Shape& structure);

/// A text of that length, which the pattern accepts as far as one of that length can be accepted.
std::string sample_text(const Constraints& constraints, std::size_t length);

/// As many keys of a map as one asks for, each different and good.
std::vector<std::string> sample_keys(const Shape& map, std::size_t count);

}  // namespace profiles::protocol::testing
