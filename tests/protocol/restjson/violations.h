#pragma once

#include <string>
#include <vector>

#include "protocol/restjson/validate.h"

namespace profiles::protocol::restjson::testing {

std::string_view name_of(Constraint constraint);

/// Where and what: `/RuleBasedMatching/MatchingRules/0/Rule required`.
std::vector<std::string> violations_in(const Object& input, const Shape& shape);

}  // namespace profiles::protocol::restjson::testing
