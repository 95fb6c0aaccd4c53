#include "protocol/sigv4/signing_key.h"

#include <algorithm>

namespace profiles::protocol::sigv4 {

Digest derive_signing_key(std::string_view secret_access_key, const CredentialScope& scope) {
    const auto date_key = hmac_sha256("AWS4" + std::string(secret_access_key), scope.date);
    const auto region_key = hmac_sha256(bytes_of(date_key), scope.region);
    const auto service_key = hmac_sha256(bytes_of(region_key), scope.service);
    return hmac_sha256(bytes_of(service_key), scope.terminator);
}

std::string sign_text(const Digest& signing_key, std::string_view string_to_sign) {
    return hex(hmac_sha256(bytes_of(signing_key), string_to_sign));
}

Digest SigningKeyCache::signing_key(std::string_view secret_access_key,
                                    const CredentialScope& scope) {
    const auto known = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
        return entry.scope == scope && entry.secret_access_key == secret_access_key;
    });
    if (known != entries_.end()) {
        return known->signing_key;
    }
    Entry entry{std::string(secret_access_key), scope,
                derive_signing_key(secret_access_key, scope)};
    const auto signing_key = entry.signing_key;
    if (entries_.size() < kCapacity) {
        entries_.push_back(std::move(entry));
    } else {
        entries_[oldest_] = std::move(entry);
        oldest_ = (oldest_ + 1) % kCapacity;
    }
    return signing_key;
}

}  // namespace profiles::protocol::sigv4
