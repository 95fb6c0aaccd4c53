#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "protocol/http_message.h"
#include "protocol/sigv4/canonical_request.h"
#include "protocol/sigv4/credentials.h"
#include "protocol/sigv4/signature.h"
#include "protocol/sigv4/signing_key.h"

namespace profiles::protocol::sigv4 {

struct VerifierOptions {
    /// What the credential scope must name.
    std::string service = "profile";
    CanonicalizationOptions canonicalization = {};
};

/// Decides whether a claimed signature is true.
class Verifier {
public:
    /// How far a client's clock may be off, either way (documented).
    static constexpr std::chrono::seconds kSkew = std::chrono::minutes(15);

    explicit Verifier(CredentialStore credentials, VerifierOptions options = {});

    /// Returns when `signature`, which read_signature found in `request`, was made for exactly this
    /// request with credentials of the store and is current at `now`.
    ///
    /// Otherwise throws SignatureError for the first check that fails. Their order is AWS's: times,
    /// signed headers, scope, credentials, and the signature at last (observed).
    void verify(const HttpRequest& request, const Signature& signature,
                std::chrono::sys_seconds now);

private:
    const Credentials& find_credentials(const Signature& signature,
                                        std::chrono::sys_seconds now) const;
    std::string expected_signature(const HttpRequest& request, const Signature& claim,
                                   const Credentials& credentials);

    CredentialStore credentials_;
    VerifierOptions options_;
    SigningKeyCache signing_keys_;
};

}  // namespace profiles::protocol::sigv4
