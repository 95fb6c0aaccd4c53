#include "server/rules/rule_based_matching_status.h"

namespace profiles::server::rules {

RuleBasedMatchingStatus rule_based_matching_status(std::optional<Timestamp> changed_at,
                                                   Timestamp now) {
    if (!changed_at || now >= *changed_at + kRulesPending + kRulesInEvaluation) {
        return RuleBasedMatchingStatus::active;
    }
    return now >= *changed_at + kRulesPending ? RuleBasedMatchingStatus::in_progress
                                              : RuleBasedMatchingStatus::pending;
}

std::string_view name_of(RuleBasedMatchingStatus status) {
    switch (status) {
        case RuleBasedMatchingStatus::pending:
            return "PENDING";
        case RuleBasedMatchingStatus::in_progress:
            return "IN_PROGRESS";
        case RuleBasedMatchingStatus::active:
            break;
    }
    return "ACTIVE";
}

}  // namespace profiles::server::rules
