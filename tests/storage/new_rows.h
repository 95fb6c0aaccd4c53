#pragma once

#include "storage/store.h"
#include "tests/storage/scopes.h"

namespace profiles::storage::test {

inline constexpr Timestamp kNow(std::chrono::milliseconds(1'700'000'000'123));
inline constexpr Timestamp kNextYear = kNow + std::chrono::days(365);

/// Returns the row id.
inline std::int64_t new_domain(Store& store, const std::string& name) {
    return store.domains.insert(kScope, {.name = name});
}

/// Returns the row id of the profile, whose keys are its own.
inline std::int64_t new_profile(Store& store, std::int64_t domain, const std::string& profile_id,
                                const std::vector<ProfileKey>& keys = {},
                                Timestamp expires_at = kNextYear) {
    const std::int64_t id = store.profiles.insert(
        domain, {.profile_id = profile_id, .members = "{}", .expires_at = expires_at});
    store.profile_keys.add(domain, id, KeyOrigin::members, keys);
    return id;
}

/// The profile ids of those that have the key, in the order of creation.
inline std::vector<std::string> found_by(Store& store, std::int64_t domain, const ProfileKey& key,
                                         Timestamp now = kNow) {
    const ProfileSearchQuery query{
        .domain_id = domain, .terms = {{key.name, {key.value}}}, .limit = 1000};
    std::vector<std::string> profile_ids;
    for (const FoundProfile& found : store.profile_search.run(query, now)) {
        profile_ids.push_back(found.profile.profile_id);
    }
    return profile_ids;
}

}  // namespace profiles::storage::test
