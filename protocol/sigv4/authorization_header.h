#pragma once

#include "protocol/sigv4/signature.h"

namespace profiles::protocol::sigv4 {

/// Reads `AWS4-HMAC-SHA256 Credential=..., SignedHeaders=..., Signature=...` together with the
/// headers for date and session token. `headers` must have an Authorization field.
///
/// Throws SignatureError; everything that is missing is named in one message.
Signature read_authorization_header(const Headers& headers);

}  // namespace profiles::protocol::sigv4
