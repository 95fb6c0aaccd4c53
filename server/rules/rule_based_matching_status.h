#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "server/clock.h"

namespace profiles::server::rules {

/// How long a change of the rules waits before it is evaluated (documented: one hour).
inline constexpr std::chrono::hours kRulesPending{1};

/// How long the evaluation takes. The service says only that it depends on the data; ten minutes
/// are ours: long enough to be met by a test that lets an hour pass, short enough to be over after
/// two.
inline constexpr std::chrono::minutes kRulesInEvaluation{10};

enum class RuleBasedMatchingStatus { pending, in_progress, active };

/// The status at `now` of rules that were changed at `changed_at`; without a time they came with
/// the domain's creation, when there is nothing to evaluate, and are active (documented: a new
/// domain is never PENDING; that it is ACTIVE at once is inferred from updates that follow
/// immediately).
RuleBasedMatchingStatus rule_based_matching_status(std::optional<Timestamp> changed_at,
                                                   Timestamp now);

/// As the API spells it.
std::string_view name_of(RuleBasedMatchingStatus status);

}  // namespace profiles::server::rules
