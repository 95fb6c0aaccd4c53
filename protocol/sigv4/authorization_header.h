#pragma once

#include "protocol/sigv4/signature.h"

namespace profiles::protocol::sigv4 {

/// Reads `AWS4-HMAC-SHA256 Credential=..., SignedHeaders=..., Signature=...` together with the
/// headers for date and session token.
///
/// Throws SignatureError; everything that is missing is named in one message.
Signature read_authorization_header(std::string_view authorization, const Headers& headers);

}  // namespace profiles::protocol::sigv4
