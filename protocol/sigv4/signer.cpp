#include "protocol/sigv4/signer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "protocol/sigv4/claim_parts.h"
#include "protocol/sigv4/request_date.h"
#include "protocol/sigv4/signature.h"
#include "protocol/sigv4/signing_key.h"
#include "protocol/sigv4/text.h"
#include "protocol/sigv4/uri_encoding.h"

namespace profiles::protocol::sigv4 {
namespace {

/// Proxies and HTTP libraries add, change or drop these after signing.
constexpr std::array<std::string_view, 5> kNeverSigned = {
    "connection", "expect", "transfer-encoding", "user-agent", "x-amzn-trace-id"};

constexpr std::array<std::string_view, 4> kMadeBySigning = {"authorization", "x-amz-content-sha256",
                                                            "x-amz-date", "x-amz-security-token"};

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

Headers without_signature(const Headers& headers) {
    Headers kept;
    for (const auto& [name, value] : headers) {
        if (!contains(kMadeBySigning, to_lower(name))) {
            kept.add(name, value);
        }
    }
    return kept;
}

std::string headers_to_sign(const Headers& headers) {
    std::vector<std::string_view> names;
    for (const auto& [name, value] : headers) {
        if (!contains(kNeverSigned, to_lower(name))) {
            names.push_back(name);
        }
    }
    return read_signed_headers(join(names, ';'));
}

CredentialScope scope_of(const SigningOptions& options) {
    return {.date = format_scope_date(options.timestamp),
            .region = options.region,
            .service = options.service};
}

std::string compute_signature(const HttpRequest& request, std::string_view signed_headers,
                              const Credentials& credentials, const SigningOptions& options) {
    const auto canonical = canonical_request(request, signed_headers, payload_hash(request.body),
                                             options.canonicalization);
    return SigningKey(credentials.secret_access_key, scope_of(options))
        .sign(options.timestamp, canonical);
}

std::string credential_text(const Credentials& credentials, const SigningOptions& options) {
    return credentials.access_key_id + '/' + scope_of(options).text();
}

void add_parameter(std::string& target, std::string_view name, std::string_view value) {
    const auto mark = target.find('?');
    if (mark == std::string::npos) {
        target += '?';
    } else if (mark + 1 != target.size()) {
        target += '&';
    }
    target += fmt::format("{}={}", name, encode_component(value));
}

}  // namespace

HttpRequest sign(HttpRequest request, const Credentials& credentials,
                 const SigningOptions& options) {
    const auto& token = credentials.session_token;
    const bool token_is_signed = token && !options.canonicalization.omit_session_token;

    request.headers = without_signature(request.headers);
    request.headers.add("X-Amz-Date", format_request_date(options.timestamp));
    if (options.sign_body) {
        request.headers.add("X-Amz-Content-Sha256", payload_hash(request.body));
    }
    if (token_is_signed) {
        request.headers.add("X-Amz-Security-Token", *token);
    }

    const auto signed_headers = headers_to_sign(request.headers);
    request.headers.add(
        "Authorization",
        fmt::format("{} Credential={}, SignedHeaders={}, Signature={}", kAlgorithm,
                    credential_text(credentials, options), signed_headers,
                    compute_signature(request, signed_headers, credentials, options)));
    if (token && !token_is_signed) {
        request.headers.add("X-Amz-Security-Token", *token);
    }
    return request;
}

HttpRequest presign(HttpRequest request, const Credentials& credentials,
                    const SigningOptions& options) {
    request.headers = without_signature(request.headers);
    const auto signed_headers = headers_to_sign(request.headers);
    auto& target = request.target;
    add_parameter(target, "X-Amz-Algorithm", kAlgorithm);
    add_parameter(target, "X-Amz-Credential", credential_text(credentials, options));
    add_parameter(target, "X-Amz-Date", format_request_date(options.timestamp));
    add_parameter(target, "X-Amz-SignedHeaders", signed_headers);
    add_parameter(target, "X-Amz-Expires", std::to_string(options.expires.count()));
    if (credentials.session_token) {
        add_parameter(target, "X-Amz-Security-Token", *credentials.session_token);
    }
    add_parameter(target, "X-Amz-Signature",
                  compute_signature(request, signed_headers, credentials, options));
    return request;
}

}  // namespace profiles::protocol::sigv4
