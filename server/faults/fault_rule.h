#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>

#include "protocol/model/model.h"
#include "protocol/value.h"
#include "server/documents/strict_object.h"
#include "server/faults/fault.h"
#include "server/faults/fault_error_type.h"

namespace profiles::server {

/// Fault rules that cannot be followed; the text names the place and what would be right there, as
/// in `rules[1].error.type has to be one of BadRequestException, ...`.
using FaultRuleError = DocumentError;

/// What somebody wrote of one rule; FaultRules says what it means.
struct FaultRuleText {
    std::optional<std::string> operation;
    std::optional<std::string> domain;
    std::optional<std::string> region;
    std::optional<std::string> account;
    std::optional<double> probability;
    std::optional<std::int64_t> times;
    std::optional<std::int64_t> after;
    const FaultErrorType* error = nullptr;
    std::optional<std::string> message;
    std::optional<std::int64_t> latency_ms;
    bool drop = false;

    /// `place` is the rule's, such as `rules[1]`. Throws FaultRuleError.
    static FaultRuleText parse(const protocol::Value& value, const std::string& place,
                               const protocol::Model& model);

    protocol::Object to_object() const;
};

/// One rule with its counters and its own source of chance.
class FaultRule {
public:
    /// `place` in the list and `seed` decide what chance does.
    FaultRule(FaultRuleText text, std::uint64_t seed, std::uint32_t place);

    bool matches(const FaultSubject& subject) const;

    /// Counts a request that matches; what happens to it if the rule fires.
    std::optional<Fault> apply(const FaultSubject& subject);

    protocol::Value to_value() const;

private:
    bool fires();
    Fault fault_for(const FaultSubject& subject) const;

    FaultRuleText text_;
    std::mt19937_64 generator_;
    std::int64_t matched_ = 0;
    std::int64_t fired_ = 0;
};

}  // namespace profiles::server
