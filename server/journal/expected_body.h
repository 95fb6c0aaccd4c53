#pragma once

#include <string>

#include "protocol/model/shape.h"
#include "protocol/value.h"

namespace profiles::server {

/// Checks that a structure of that shape could hold what is expected of it: its members, and JSON
/// of the right kind in each. Constraints are not checked, since requests that break them are in
/// the journal too. `place` is where in the document the object is. Throws ExpectationError.
void check_expected_body(const protocol::Value& expected, const protocol::Shape& shape,
                         const std::string& place);

}  // namespace profiles::server
