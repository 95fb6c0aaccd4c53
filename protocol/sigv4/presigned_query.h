#pragma once

#include <vector>

#include "protocol/sigv4/signature.h"
#include "protocol/sigv4/uri_encoding.h"

namespace profiles::protocol::sigv4 {

/// True when at least one of the parameters that make a presigned request is there.
bool claims_signature(const std::vector<QueryParameter>& parameters);

/// Reads `X-Amz-Algorithm`, `-Credential`, `-Date`, `-SignedHeaders`, `-Signature`, and when they
/// are there `-Expires` and `-Security-Token`.
///
/// Throws SignatureError; everything that is missing is named in one message.
Signature read_presigned_query(const std::vector<QueryParameter>& parameters);

}  // namespace profiles::protocol::sigv4
