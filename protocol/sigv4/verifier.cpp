#include "protocol/sigv4/verifier.h"

#include <algorithm>

#include "protocol/sigv4/digest.h"
#include "protocol/sigv4/request_date.h"
#include "protocol/sigv4/signature_errors.h"
#include "protocol/sigv4/string_to_sign.h"
#include "protocol/sigv4/text.h"

namespace profiles::protocol::sigv4 {
namespace {

using std::chrono::sys_seconds;

/// A presigned request lives as long as it says, any other as long as clocks may differ. So does a
/// presigned one that does not say (ours).
void check_time(const Signature& claim, sys_seconds now) {
    const auto lifetime = claim.expires.value_or(Verifier::kSkew);
    if (claim.request_date + lifetime < now) {
        throw errors::expired(claim.request_date, now, lifetime);
    }
    if (claim.request_date > now + Verifier::kSkew) {
        throw errors::not_yet_current(claim.request_date, now, Verifier::kSkew);
    }
}

void check_host_is_signed(const Signature& claim) {
    const auto& names = claim.signed_headers;
    if (!std::binary_search(names.begin(), names.end(), "host")) {
        throw errors::host_not_signed();
    }
}

bool consists_of(std::string_view text, char first, char last) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [&](char c) { return c >= first && c <= last; });
}

/// Words and a number joined by hyphens, as in `eu-west-1` or `us-gov-east-1`. The emulator has
/// every region of that form, also those that AWS opens tomorrow.
bool is_region(std::string_view text) {
    const auto parts = split(text, '-');
    const bool starts_with_words = std::all_of(
        parts.begin(), parts.end() - 1, [](auto word) { return consists_of(word, 'a', 'z'); });
    return parts.size() >= 3 && parts.front().size() >= 2 && starts_with_words &&
           consists_of(parts.back(), '0', '9');
}

void check_scope(const Signature& claim, std::string_view service) {
    const auto& scope = claim.scope;
    ScopeFaults faults;
    if (!is_region(scope.region)) {
        faults.add_region();
    }
    if (scope.service != service) {
        faults.add_service(service);
    }
    if (scope.terminator != kTerminator) {
        faults.add_terminator(scope.terminator);
    }
    if (scope.date != format_request_date(claim.request_date).substr(0, 8)) {
        faults.add_date(scope.date, claim.request_date);
    }
    if (faults.any()) {
        throw errors::wrong_scope(faults);
    }
}

/// AWS signs the hash that a client declares, so it must be the body's. `UNSIGNED-PAYLOAD` and the
/// streaming forms are S3's alone and are refused with it (documented).
void check_declared_payload_hash(const Headers& headers, std::string_view payload_hash) {
    for (const auto& [name, value] : headers) {
        if (equals_ignoring_case(name, "x-amz-content-sha256") && trim(value) != payload_hash) {
            throw errors::payload_hash_differs();
        }
    }
}

}  // namespace

Verifier::Verifier(CredentialStore credentials, VerifierOptions options)
    : credentials_(std::move(credentials)), options_(std::move(options)) {}

void Verifier::verify(const HttpRequest& request, const Signature& signature, sys_seconds now) {
    check_time(signature, now);
    check_host_is_signed(signature);
    check_scope(signature, options_.service);
    const auto& credentials = find_credentials(signature, now);
    const auto expected = expected_signature(request, signature, credentials);
    if (!equal_in_constant_time(expected, signature.signature)) {
        throw errors::signature_differs();
    }
}

const Credentials& Verifier::find_credentials(const Signature& signature, sys_seconds now) const {
    const auto* credentials = credentials_.find(signature.access_key_id);
    if (credentials == nullptr ||
        credentials->session_token.has_value() != signature.session_token.has_value() ||
        !equal_in_constant_time(credentials->session_token.value_or(""),
                                signature.session_token.value_or(""))) {
        throw errors::unrecognized_client();
    }
    if (credentials->expiration && *credentials->expiration <= now) {
        throw errors::expired_token();
    }
    return *credentials;
}

std::string Verifier::expected_signature(const HttpRequest& request, const Signature& claim,
                                         const Credentials& credentials) {
    const auto payload_hash = sha256_hex(request.body);
    check_declared_payload_hash(request.headers, payload_hash);
    const auto canonical =
        canonical_request(request, claim.signed_headers, payload_hash, options_.canonicalization);
    const auto key = signing_keys_.signing_key(credentials.secret_access_key, claim.scope);
    return sign_text(key, string_to_sign(claim.request_date, claim.scope, canonical));
}

}  // namespace profiles::protocol::sigv4
