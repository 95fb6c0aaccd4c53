#pragma once

#include <string>

#include "protocol/model/shape.h"
#include "protocol/value.h"

namespace profiles::server {

/// A request's input as the journal keeps it. Its body is decoded again when somebody asks, because
/// hardly anybody does, and text takes less room than what it says.
struct RecordedInput {
    protocol::Object bound = {};  ///< the members that path, query and header said
    std::string body = {};        ///< as it was sent

    /// Of an input that could be decoded.
    static RecordedInput of(const protocol::Object& input, const protocol::Shape& shape,
                            const std::string& body);

    bool empty() const { return bound.empty() && body.empty(); }

    /// What `of` was given.
    protocol::Object decoded(const protocol::Shape& shape) const;
};

}  // namespace profiles::server
