#include "protocol/sigv4/verifier.h"

#include <algorithm>

#include "protocol/sigv4/digest.h"
#include "protocol/sigv4/request_date.h"
#include "protocol/sigv4/signature_errors.h"
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
    for (std::string_view names = claim.signed_headers; !names.empty();) {
        if (take_part(names, ';') == "host") {
            return;
        }
    }
    throw errors::host_not_signed();
}

bool is_word(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_number(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Words and a number joined by hyphens, as in `eu-west-1` or `us-gov-east-1`. The emulator has
/// every region of that form, also those that AWS opens tomorrow.
bool is_region(std::string_view text) {
    constexpr std::size_t kShortestFirstWord = 2;
    if (text.find('-') < kShortestFirstWord) {
        return false;
    }
    int words = 0;
    while (text.find('-') != std::string_view::npos) {
        if (!is_word(take_part(text, '-'))) {
            return false;
        }
        ++words;
    }
    return words >= 2 && is_number(text);
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
    if (scope.date != format_scope_date(claim.request_date)) {
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

bool is_same_token(const std::optional<std::string>& ours,
                   const std::optional<std::string>& given) {
    if (!ours || !given) {
        return ours.has_value() == given.has_value();
    }
    return equal_in_constant_time(*ours, *given);
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
        !is_same_token(credentials->session_token, signature.session_token)) {
        throw errors::unrecognized_client();
    }
    if (credentials->expiration && *credentials->expiration <= now) {
        throw errors::expired_token();
    }
    return *credentials;
}

std::string Verifier::expected_signature(const HttpRequest& request, const Signature& claim,
                                         const Credentials& credentials) {
    const auto body_hash = payload_hash(request.body);
    check_declared_payload_hash(request.headers, body_hash);
    const auto canonical =
        canonical_request(request, claim.signed_headers, body_hash, options_.canonicalization);
    return signing_keys_.signing_key(credentials.secret_access_key, claim.scope)
        .sign(claim.request_date, canonical);
}

}  // namespace profiles::protocol::sigv4
