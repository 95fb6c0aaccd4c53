#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "protocol/model/model.h"
#include "protocol/value.h"
#include "server/documents/strict_object.h"

namespace profiles::server {

/// An expectation that cannot be checked; the text names the place and what would be right there.
using ExpectationError = DocumentError;

/// How often something should have happened.
struct ExpectedTimes {
    std::int64_t min = 1;
    std::int64_t max = std::numeric_limits<std::int64_t>::max();

    bool has_max() const { return max != std::numeric_limits<std::int64_t>::max(); }
    bool allows(std::int64_t count) const { return min <= count && count <= max; }

    /// "exactly 1", "at least 1", "at most 1", "never"
    std::string text() const;
};

/// What a test expects that requests were sent: those that have everything that is given, so often.
struct Expectation {
    std::optional<std::string> operation;
    std::optional<std::string> domain;
    std::optional<std::string> account;
    std::optional<std::string> region;
    std::optional<std::int64_t> status;
    std::optional<std::string> error;  ///< the error's type
    std::optional<protocol::Object> body;
    ExpectedTimes times;

    /// Reads
    ///
    ///     {"operation"?: "UpdateDomain", "domain"?, "account"?, "region"?, "status"?: 100..599,
    ///      "error"?: "ThrottlingException", "body"?: {...},
    ///      "times"?: {"exactly": 1} | {"at_least": 1} | {"at_most": 1} | {"never": true}}
    ///
    /// `times` is {"at_least": 1} unless given. `body` goes with an operation and is a part of its
    /// input, members of path and query included; it is checked against the model, since a
    /// misspelt member would make "never" pass. Throws ExpectationError.
    static Expectation parse(const protocol::Value& document, const protocol::Model& model);
};

}  // namespace profiles::server
