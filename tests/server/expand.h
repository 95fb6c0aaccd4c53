#pragma once

#include "protocol/value.h"

namespace profiles::tests {

/// A copy in which what is too long for a file of cases stands in full:
///
///     "$letters:255"                              a text of 255 letters
///     {"$texts": 1001}                            the list ["1", "2", ... "1001"]
///     {"$entries": 900, "value": "$letters:255"}  the map {"1": "xxx...", ... "900": "xxx..."}
protocol::Value expand(const protocol::Value& value);

}  // namespace profiles::tests
