#pragma once

#include <chrono>
#include <string>

#include "protocol/http_message.h"
#include "protocol/sigv4/canonical_request.h"
#include "protocol/sigv4/credentials.h"

namespace profiles::protocol::sigv4 {

struct SigningOptions {
    std::string region;
    std::string service;
    std::chrono::sys_seconds timestamp;
    CanonicalizationOptions canonicalization = {};
    /// Declares the body's hash in `X-Amz-Content-Sha256`, as S3 demands. Header form only.
    bool sign_body = false;
    /// How long a presigned request is good for, 1 second to 7 days.
    std::chrono::seconds expires = std::chrono::minutes(15);
};

/// Returns the request with `X-Amz-Date` and `Authorization`, and with `X-Amz-Security-Token` for
/// temporary credentials. Every header is signed but those that are rewritten on the way.
///
/// The request must have a `Host`. An earlier signature in its headers is replaced.
HttpRequest sign(HttpRequest request, const Credentials& credentials,
                 const SigningOptions& options);

/// The same with the signature in the query, so that the target alone carries it. The query must
/// not be signed already.
HttpRequest presign(HttpRequest request, const Credentials& credentials,
                    const SigningOptions& options);

}  // namespace profiles::protocol::sigv4
