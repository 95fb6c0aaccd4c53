#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "storage/sqlite/database.h"

namespace profiles::storage {

/// Something that a profile is found by. The value is in the form in which it is compared.
struct ProfileKey {
    std::string name;
    std::string value;

    friend auto operator<=>(const ProfileKey&, const ProfileKey&) = default;
};

/// Where a key comes from. A profile may have the same one from both, and loses them one by one.
enum class KeyOrigin {
    members,  // the profile's own, such as its e-mail addresses
    added,    // by itself
};

/// What profiles are found by, and which names of keys a domain knows. Every method throws
/// sqlite::Error.
class ProfileKeys {
public:
    /// `database` outlives the repository.
    explicit ProfileKeys(sqlite::Database& database);

    /// A key that the profile has already from that origin stays as it is.
    void add(std::int64_t domain_id, std::int64_t profile, KeyOrigin origin,
             const std::vector<ProfileKey>& keys);

    /// A key that the profile does not have from that origin is none the less gone.
    void remove(std::int64_t profile, KeyOrigin origin, const std::vector<ProfileKey>& keys);

    /// From now on the domain knows that name, whether or not a profile has such a key.
    void define(std::int64_t domain_id, std::string_view name);
    bool is_defined(std::int64_t domain_id, std::string_view name);

private:
    sqlite::Statement add_;
    sqlite::Statement remove_;
    sqlite::Statement define_;
    sqlite::Statement is_defined_;
};

}  // namespace profiles::storage
