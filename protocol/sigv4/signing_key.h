#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/sigv4/digest.h"
#include "protocol/sigv4/signature.h"

namespace profiles::protocol::sigv4 {

/// The key that signs within `scope`: four nested HMACs.
Digest derive_signing_key(std::string_view secret_access_key, const CredentialScope& scope);

/// What a client signs with within one scope.
class SigningKey {
public:
    SigningKey(std::string_view secret_access_key, const CredentialScope& scope)
        : scope_(scope.text()), key_(bytes_of(derive_signing_key(secret_access_key, scope))) {}

    /// The signature of a request made at `request_date`, in lower-case hexadecimal.
    std::string sign(std::chrono::sys_seconds request_date,
                     std::string_view canonical_request) const;

private:
    std::string scope_;
    HmacKey key_;
};

/// Keeps the keys derived last. A client signs with one key all day long, so that deriving it for
/// each request would be most of the work of a verification.
class SigningKeyCache {
public:
    /// Scopes come from requests: the bound keeps a client from filling the memory with them.
    static constexpr std::size_t kCapacity = 16;

    /// Valid until the next call.
    const SigningKey& signing_key(std::string_view secret_access_key, const CredentialScope& scope);
    std::size_t size() const { return entries_.size(); }

private:
    struct Entry {
        std::string secret_access_key;
        CredentialScope scope;
        SigningKey signing_key;
    };

    std::vector<Entry> entries_;
    std::size_t oldest_ = 0;
};

}  // namespace profiles::protocol::sigv4
