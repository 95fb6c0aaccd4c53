#pragma once

#include <span>
#include <string>
#include <string_view>

#include "server/faults/fault.h"

namespace profiles::server {

/// An error that a rule can ask for.
struct FaultErrorType {
    std::string_view name;
    int status;
    bool modeled;  // one of the service's own, not of the front end that checks signatures
    std::string (*message)(const FaultSubject& subject);  // when the rule has none
};

/// The service's errors, then those of authentication.
std::span<const FaultErrorType> fault_error_types();

/// The error of that name, or null.
const FaultErrorType* find_fault_error_type(std::string_view name);

}  // namespace profiles::server
