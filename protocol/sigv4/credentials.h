#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace profiles::protocol::sigv4 {

/// What one user signs with. Temporary credentials have a session token and may have an end.
struct Credentials {
    std::string access_key_id;
    std::string secret_access_key;
    std::optional<std::string> session_token = {};
    std::optional<std::chrono::sys_seconds> expiration = {};
};

/// The credentials that a Verifier accepts, by access key id.
class CredentialStore {
public:
    /// Replaces the credentials of the same access key id.
    void add(Credentials credentials) {
        auto access_key_id = credentials.access_key_id;
        credentials_.insert_or_assign(std::move(access_key_id), std::move(credentials));
    }

    /// Null when there are none; otherwise valid until the store changes.
    const Credentials* find(std::string_view access_key_id) const {
        const auto found = credentials_.find(access_key_id);
        return found == credentials_.end() ? nullptr : &found->second;
    }

private:
    std::map<std::string, Credentials, std::less<>> credentials_;
};

}  // namespace profiles::protocol::sigv4
