#pragma once

#include <chrono>
#include <string>

#include "protocol/sigv4/signature.h"
#include "protocol/sigv4/signature_errors.h"
#include "protocol/sigv4/signer.h"
#include "protocol/sigv4/verifier.h"

namespace profiles::protocol::sigv4::testing {

/// 2024-01-01T00:10:00Z, when every example is signed.
inline constexpr std::chrono::sys_seconds kSigningTime =
    std::chrono::sys_days(std::chrono::year(2024) / 1 / 1) + std::chrono::minutes(10);

inline Credentials example_credentials() {
    return {.access_key_id = "AKIDEXAMPLE", .secret_access_key = "secret"};
}

inline Credentials example_session_credentials() {
    auto credentials = example_credentials();
    credentials.session_token = "TOKEN/with+chars==";
    return credentials;
}

inline SigningOptions example_options() {
    return {.region = "eu-west-2", .service = "profile", .timestamp = kSigningTime};
}

inline HttpRequest example_request() {
    return {.method = "PUT",
            .target = "/domains/my%20domain?max-results=5&next-token=a%2Fb",
            .headers = {{"Host", "localhost:8208"}, {"Content-Type", "application/json"}},
            .body = R"({"DefaultExpirationDays":30})"};
}

inline HttpRequest signed_example() {
    return sign(example_request(), example_credentials(), example_options());
}

inline HttpRequest presigned_example() {
    return presign(example_request(), example_credentials(), example_options());
}

/// The same fields, with `value` in place of the one of that name.
inline Headers with_header(const Headers& headers, std::string_view name, std::string value) {
    Headers changed;
    for (const auto& [field, old_value] : headers) {
        if (!equals_ignoring_case(field, name)) {
            changed.add(field, old_value);
        }
    }
    changed.add(std::string(name), std::move(value));
    return changed;
}

inline std::string describe(const SignatureError& error) {
    return std::string(name_of(error.type())) + ": " + error.message();
}

/// What read_signature says: "unsigned", "signed", or type and message of the refusal.
inline std::string reading_of(const HttpRequest& request) {
    try {
        return read_signature(request) ? "signed" : "unsigned";
    } catch (const SignatureError& error) {
        return describe(error);
    }
}

/// What a verifier says: "accepted", or type and message of the refusal.
inline std::string verdict(Verifier& verifier, const HttpRequest& request,
                           std::chrono::sys_seconds now = kSigningTime) {
    try {
        const auto signature = read_signature(request);
        if (!signature) {
            return describe(errors::missing_authentication_token());
        }
        verifier.verify(request, *signature, now);
        return "accepted";
    } catch (const SignatureError& error) {
        return describe(error);
    }
}

inline Verifier verifier_for(Credentials credentials, VerifierOptions options = {}) {
    CredentialStore store;
    store.add(std::move(credentials));
    return Verifier(std::move(store), std::move(options));
}

inline std::string verdict(const HttpRequest& request,
                           std::chrono::sys_seconds now = kSigningTime) {
    auto verifier = verifier_for(example_credentials());
    return verdict(verifier, request, now);
}

}  // namespace profiles::protocol::sigv4::testing
