#pragma once

#include "storage/scope.h"

namespace profiles::storage::test {

/// Where a test keeps what could be anywhere.
inline const Scope kScope{"000000000000", "us-east-1"};

/// The accounts of a fork.
inline const std::string kFrom = "111111111111";
inline const std::string kTo = "222222222222";

}  // namespace profiles::storage::test
