#pragma once

#include <cstdint>
#include <string_view>

#include "protocol/model/shape.h"

namespace profiles::protocol::restjson {

/// What an integer shape can hold, and its name for messages.
struct IntegerType {
    std::string_view name;
    std::int64_t min;
    std::int64_t max;
};

IntegerType integer_type(ShapeType type);

/// The decoded text of a label, a query parameter or a header as what the member, or the element of
/// the list that it targets, holds. Throws RequestError.
Value decode_text(std::string_view text, const Member& member, std::string_view where);

}  // namespace profiles::protocol::restjson
