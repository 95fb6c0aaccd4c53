#pragma once

#include <string>
#include <vector>

#include "protocol/restjson/validate.h"

namespace profiles::protocol::restjson {

/// All violations in one message, worded as AWS's validation words them (observed in fragments on
/// this service, whole on its neighbours; facts in the README):
///
///     2 validation errors detected: Value '' at 'domainName' failed to satisfy constraint: Member
///     must have length greater than or equal to 1; Value null at 'defaultExpirationDays' failed
///     to satisfy constraint: Member must not be null
///
/// Paths are lower camel case, places in a list count from 1 and are followed by `.member`. What is
/// wrong with an element of a list or map is said once, of the whole list or map, with every
/// constraint that its elements have. Sensitive values are not shown.
std::string describe(const std::vector<Violation>& violations);

}  // namespace profiles::protocol::restjson
