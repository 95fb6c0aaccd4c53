#include "protocol/sigv4/signing_key.h"

#include <algorithm>

#include "protocol/sigv4/string_to_sign.h"

namespace profiles::protocol::sigv4 {

Digest derive_signing_key(std::string_view secret_access_key, const CredentialScope& scope) {
    const auto date_key = hmac_sha256("AWS4" + std::string(secret_access_key), scope.date);
    const auto region_key = hmac_sha256(bytes_of(date_key), scope.region);
    const auto service_key = hmac_sha256(bytes_of(region_key), scope.service);
    return hmac_sha256(bytes_of(service_key), scope.terminator);
}

std::string SigningKey::sign(std::chrono::sys_seconds request_date,
                             std::string_view canonical_request) const {
    return hex(key_.sign(string_to_sign(request_date, scope_, canonical_request)));
}

const SigningKey& SigningKeyCache::signing_key(std::string_view secret_access_key,
                                               const CredentialScope& scope) {
    const auto known = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
        return entry.scope == scope && entry.secret_access_key == secret_access_key;
    });
    if (known != entries_.end()) {
        return known->signing_key;
    }
    Entry entry{std::string(secret_access_key), scope, SigningKey(secret_access_key, scope)};
    if (entries_.size() < kCapacity) {
        return entries_.emplace_back(std::move(entry)).signing_key;
    }
    Entry& oldest = entries_[oldest_];
    oldest = std::move(entry);
    oldest_ = (oldest_ + 1) % kCapacity;
    return oldest.signing_key;
}

}  // namespace profiles::protocol::sigv4
