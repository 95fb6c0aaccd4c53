#include "server/rules/rule_levels.h"

#include "server/errors/domains.h"

namespace profiles::server::rules {
namespace {

using protocol::Object;
using protocol::Value;

constexpr const char* kMerging = "MaxAllowedRuleLevelForMerging";
constexpr const char* kMatching = "MaxAllowedRuleLevelForMatching";

void check_against_rules(const Object& rule_based_matching, const char* level_member,
                         std::size_t rules) {
    const Value* level = rule_based_matching.find(level_member);
    if (level != nullptr && level->as_integer() > static_cast<std::int64_t>(rules)) {
        throw errors::level_above_rules(level_member, level->as_integer(), rules);
    }
}

}  // namespace

void check_rule_levels(const Object& rule_based_matching) {
    const Value* merging = rule_based_matching.find(kMerging);
    const Value* matching = rule_based_matching.find(kMatching);
    if (merging && matching && merging->as_integer() > matching->as_integer()) {
        throw errors::merging_level_above_matching_level(merging->as_integer(),
                                                         matching->as_integer());
    }
    if (const Value* rules = rule_based_matching.find("MatchingRules")) {
        check_against_rules(rule_based_matching, kMatching, rules->as_list().size());
        check_against_rules(rule_based_matching, kMerging, rules->as_list().size());
    }
}

}  // namespace profiles::server::rules
