#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace profiles::protocol::sigv4 {

/// Four lines: algorithm, request date, credential scope as CredentialScope::text writes it, hash
/// of the canonical request.
std::string string_to_sign(std::chrono::sys_seconds request_date, std::string_view scope,
                           std::string_view canonical_request);

}  // namespace profiles::protocol::sigv4
