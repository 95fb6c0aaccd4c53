#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "protocol/sigv4/digest.h"
#include "protocol/sigv4/signature.h"

namespace profiles::protocol::sigv4 {

/// Derives the key that signs within `scope`: four nested HMACs.
Digest derive_signing_key(std::string_view secret_access_key, const CredentialScope& scope);

/// The signature of a string to sign, in lower-case hexadecimal.
std::string sign_text(const Digest& signing_key, std::string_view string_to_sign);

/// Keeps the keys derived last. A client signs with one key all day long, so that deriving it for
/// each request would be most of the work of a verification.
class SigningKeyCache {
public:
    /// Scopes come from requests: the bound keeps a client from filling the memory with them.
    static constexpr std::size_t kCapacity = 16;

    Digest signing_key(std::string_view secret_access_key, const CredentialScope& scope);
    std::size_t size() const { return entries_.size(); }

private:
    struct Entry {
        std::string secret_access_key;
        CredentialScope scope;
        Digest signing_key;
    };

    std::vector<Entry> entries_;
    std::size_t oldest_ = 0;
};

}  // namespace profiles::protocol::sigv4
