#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/http_message.h"

namespace profiles::protocol::sigv4 {

constexpr std::string_view kAlgorithm = "AWS4-HMAC-SHA256";
constexpr std::string_view kTerminator = "aws4_request";

/// What a signing key is good for.
struct CredentialScope {
    std::string date;  ///< `YYYYMMDD`, when the client tells the truth
    std::string region;
    std::string service;
    std::string terminator = std::string(kTerminator);

    /// `date/region/service/terminator`
    std::string text() const;

    bool operator==(const CredentialScope&) const = default;
};

enum class Placement { header, query };

/// What a request claims about its signature. Nothing of it is proven.
struct Signature {
    Placement placement = Placement::header;
    std::string access_key_id;
    CredentialScope scope;
    /// As they are signed: lower-case, sorted, each once, joined by semicolons.
    std::string signed_headers;
    /// As it was sent; hexadecimal when the client is well-behaved.
    std::string signature;
    /// From `X-Amz-Date`, or from `Date` when that is absent.
    std::chrono::sys_seconds request_date;
    /// How long a presigned request is good for, 1 second to 7 days; only with `query`.
    std::optional<std::chrono::seconds> expires;
    std::optional<std::string> session_token;
};

/// Reads the claim from the `Authorization` header or from the presigned query parameters. None
/// when the request is not signed at all.
///
/// Throws SignatureError when the claim is malformed, incomplete or made twice.
std::optional<Signature> read_signature(const HttpRequest& request);

}  // namespace profiles::protocol::sigv4
