#pragma once

#include "protocol/value.h"

namespace profiles::server::rules {

/// Checks the rule levels of a RuleBasedMatching structure against each other and against the
/// number of its rules; with no rules of its own the domain has a default rule of unpublished
/// content, so nothing can be compared then. Throws ServiceError (400).
void check_rule_levels(const protocol::Object& rule_based_matching);

}  // namespace profiles::server::rules
