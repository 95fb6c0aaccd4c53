#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "storage/sqlite/database.h"
#include "storage/timestamp.h"

namespace profiles::storage {

struct Profile {
    std::int64_t id = 0;          // row id, ascending in the order of creation
    std::string profile_id = {};  // what the API knows it by
    std::string members = {};     // JSON text, exactly as the layer above wrote it
    Timestamp expires_at = {};

    friend bool operator==(const Profile&, const Profile&) = default;
};

/// The profiles of all domains. One that has expired at `now` is as if it were not there, whether
/// the Sweep has come by or not. Every method throws sqlite::Error.
class Profiles {
public:
    /// `database` outlives the repository.
    explicit Profiles(sqlite::Database& database);

    std::optional<Profile> find(std::int64_t domain_id, std::string_view profile_id, Timestamp now);
    std::optional<Profile> find_row(std::int64_t id, Timestamp now);

    /// Costs the same however many there are, but for those that wait for the Sweep.
    std::int64_t count(std::int64_t domain_id, Timestamp now);

    /// Returns the id given to the profile; `profile.id` is ignored. A profile id that the domain
    /// has already, be it of one that waits for the Sweep, is an Error (SQLITE_CONSTRAINT_UNIQUE).
    std::int64_t insert(std::int64_t domain_id, const Profile& profile);

    /// Writes the members and the expiry to the row of `profile.id`.
    void update(const Profile& profile);

    /// Its keys go with it.
    void remove(std::int64_t id);

    /// What has expired at `now` stays so, even if later calls come with an earlier time.
    void keep_expired(Timestamp now);

private:
    sqlite::Database& database_;
    sqlite::Statement find_;
    sqlite::Statement find_row_;
    sqlite::Statement count_;
    sqlite::Statement insert_;
    sqlite::Statement update_;
    sqlite::Statement remove_;
    sqlite::Statement keep_expired_;
};

}  // namespace profiles::storage
