#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "protocol/sigv4/signature.h"

namespace profiles::protocol::sigv4 {

/// Four lines: algorithm, request date, credential scope, hash of the canonical request.
std::string string_to_sign(std::chrono::sys_seconds request_date, const CredentialScope& scope,
                           std::string_view canonical_request);

}  // namespace profiles::protocol::sigv4
