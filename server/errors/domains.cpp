#include "server/errors/domains.h"

#include <fmt/format.h>

namespace profiles::server::errors {

ServiceError domain_not_found(std::string_view name, std::string_view account) {
    return resource_not_found(
        fmt::format("DomainName {} is not found in account {}", name, account));
}

ServiceError domain_already_exists(std::string_view name) {
    return bad_request(fmt::format("Domain {} already exists", name));
}

ServiceError too_many_domains(std::int64_t quota) {
    return bad_request(
        fmt::format("The account has reached its quota of {} domains in this region", quota));
}

ServiceError queue_of_another_account() {
    return bad_request("Error queue URL does not belong to your account ID");
}

ServiceError merging_level_above_matching_level(std::int64_t merging, std::int64_t matching) {
    return bad_request(fmt::format(
        "MaxAllowedRuleLevelForMerging ({}) must not exceed MaxAllowedRuleLevelForMatching ({})",
        merging, matching));
}

ServiceError level_above_rules(std::string_view level_member, std::int64_t level,
                               std::size_t rules) {
    return bad_request(fmt::format("{} ({}) must not exceed the number of MatchingRules ({})",
                                   level_member, level, rules));
}

ServiceError rules_in_evaluation(std::string_view domain) {
    return bad_request(
        fmt::format("RuleBasedMatching of domain {} cannot be changed while its status is "
                    "IN_PROGRESS",
                    domain));
}

}  // namespace profiles::server::errors
