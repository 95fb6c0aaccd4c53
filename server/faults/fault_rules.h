#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "protocol/model/model.h"
#include "protocol/value.h"
#include "server/faults/fault.h"
#include "server/faults/fault_rule.h"

namespace profiles::server {

/// The faults that somebody asked for: an ordered list of rules.
///
/// A request goes through the rules in order until one fires, which decides; the rules behind it do
/// not see the request. A rule that sees a request and whose `operation`, `domain`, `region` and
/// `account`, as far as given, are the request's, matches it and counts it. Its nth match fires if
///  - n is greater than `after`,
///  - the rule has fired less than `times` times, and
///  - its nth draw, a number from 0 up to but without 1, is less than `probability`.
/// Every match draws once, whether or not `after` and `times` would let it fire. So what happens to
/// the nth match depends on nothing but the seed, the rule's place in the list and n: not on the
/// machine, not on the other rules, not on requests that do not match.
class FaultRules {
public:
    /// No rules, no faults.
    FaultRules() = default;

    /// Reads
    ///
    ///     {"rules": [{"operation"?, "domain"?, "region"?, "account"?: text to be equal to,
    ///                 "probability"?: 0..1 (1), "times"?: 0.. (without end), "after"?: 0.. (0),
    ///                 "error"?: {"type", "message"?}, "latency_ms"?: 0..600000, "drop"?: true}],
    ///      "seed"?: 0..9007199254740991}
    ///
    /// A rule has an error, a latency or a drop, or a latency with one of the other two. A latency
    /// of 0 does nothing, and so exempts what it matches from the rules behind it.
    ///
    /// `random_seed` is used when the document has no seed; of it only the bits that a number in
    /// JSON can hold. Throws FaultRuleError.
    static FaultRules parse(const protocol::Value& document, const protocol::Model& model,
                            std::uint64_t random_seed);

    /// What happens to the next request, if anything does. Counts it.
    std::optional<Fault> decide(const FaultSubject& subject);

    /// The rules as they were put, each with `matched` and `fired`, how often it did so far, and
    /// the seed in use:
    ///
    ///     {"rules": [{"operation": "UpdateDomain", "times": 2,
    ///                 "error": {"type": "ThrottlingException"}, "matched": 5, "fired": 2}],
    ///      "seed": 1}
    ///
    /// Members come in the order in which `parse` lists them; what was not given, or given as what
    /// it is anyway (`"drop": false`), is left out. Without rules ever put there is no seed.
    protocol::Value to_value() const;

    void clear();

private:
    std::vector<FaultRule> rules_;
    std::optional<std::uint64_t> seed_;
};

}  // namespace profiles::server
