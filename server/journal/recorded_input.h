#pragma once

#include <string>
#include <string_view>

#include "protocol/model/shape.h"
#include "protocol/value.h"

namespace profiles::server {

/// A request's input as the journal keeps it: as text, which takes less room than what it says, and
/// is decoded again when somebody asks, because hardly anybody does.
struct RecordedInput {
    std::string_view bound = {};  ///< JSON of the members that path, query and header said
    std::string_view body = {};   ///< as it was sent

    /// Timestamps that are bound come back as numbers of epoch seconds, which is how they are
    /// compared and shown.
    protocol::Object decoded(const protocol::Shape& shape) const;
};

/// What `bound` is for an input that was decoded.
std::string bound_members(const protocol::Object& input, const protocol::Shape& shape);

}  // namespace profiles::server
