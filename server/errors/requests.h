#pragma once

#include <string_view>
#include <vector>

#include "protocol/restjson/validate.h"
#include "server/errors/service_error.h"

/// Failures of any request, whatever the operation.
namespace profiles::server::errors {

/// 400 with every violation in AWS's wording (type inferred: the model has no ValidationException).
ServiceError constraints_violated(const std::vector<protocol::restjson::Violation>& violations);

/// 400. Documented only as an error that tokens can cause; wording ours.
ServiceError invalid_next_token();

/// 500, without details: they are in the log under that id.
ServiceError internal_failure(std::string_view request_id);

/// 501: the model has the operation, the emulator does not.
ServiceError not_implemented(std::string_view operation);

}  // namespace profiles::server::errors
