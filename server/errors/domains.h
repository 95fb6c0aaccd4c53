#pragma once

#include <cstdint>
#include <string_view>

#include "server/errors/service_error.h"

/// Failures of domains.
namespace profiles::server::errors {

/// 404, also for a domain of another account (observed).
ServiceError domain_not_found(std::string_view name, std::string_view account);

/// 400 (observed).
ServiceError domain_already_exists(std::string_view name);

/// 400: the quota of domains (documented) is used up; wording ours.
ServiceError too_many_domains(std::int64_t quota);

/// 400: the dead letter queue belongs to another account or region (observed).
ServiceError queue_of_another_account();

/// 400: MaxAllowedRuleLevelForMerging exceeds MaxAllowedRuleLevelForMatching. That levels are
/// ordered so is inferred, the wording ours.
ServiceError merging_level_above_matching_level(std::int64_t merging, std::int64_t matching);

/// 400: a level exceeds the number of rules. Inferred, wording ours.
ServiceError level_above_rules(std::string_view level_member, std::int64_t level,
                               std::size_t rules);

/// 400: the rules are being evaluated and cannot change meanwhile (documented; wording ours).
ServiceError rules_in_evaluation(std::string_view domain);

}  // namespace profiles::server::errors
