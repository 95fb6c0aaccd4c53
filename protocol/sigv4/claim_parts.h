#pragma once

#include <string>
#include <string_view>

#include "protocol/sigv4/signature.h"

/// The parts that both placements of a signature are made of.
namespace profiles::protocol::sigv4 {

/// Sets access key id and scope from `keyid/date/region/service/terminator`. Slashes at the end are
/// ignored (observed). Throws SignatureError unless there are five elements, none of them empty.
void read_credential(std::string_view credential, Signature& claim);

/// Puts names joined by semicolons, which come in any case and order, as they are signed.
std::string read_signed_headers(std::string_view names);

/// Throws SignatureError unless `algorithm` is the one of SigV4.
void require_known_algorithm(std::string_view algorithm);

/// Throws SignatureError when `text` is no date.
std::chrono::sys_seconds read_request_date(std::string_view text);

}  // namespace profiles::protocol::sigv4
