#pragma once

#include <string_view>

#include "protocol/model/shape.h"
#include "protocol/value.h"

namespace profiles::protocol {

/// What stands where a sensitive value was, whatever its type.
inline constexpr std::string_view kRedacted = "***";

/// A copy for logs and people: whatever the model marks `@sensitive` (the member, the shape that it
/// targets, or anything around it) is kRedacted, a structure, list or map as a whole. Members that
/// the shape does not know are dropped, and so is no secret told by a value of a type that the
/// shape does not have: it is kRedacted too.
Value redacted(const Value& value, const Member& member);

/// The same for a structure or union. When the shape itself is sensitive, nothing is left of it.
Object redacted(const Object& object, const Shape& shape);

}  // namespace profiles::protocol
