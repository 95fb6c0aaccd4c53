#pragma once

#include <cstdint>
#include <optional>

#include "storage/sqlite/database.h"
#include "storage/timestamp.h"

namespace profiles::storage {

/// Deletes what nobody can see any more: profiles that have expired, and what is inside domains
/// that were deleted. A little at a time, since it may be a lot and others wait meanwhile.
class Sweep {
public:
    /// `database` outlives it.
    explicit Sweep(sqlite::Database& database);

    /// Deals with up to `limit` (1 or more) profiles and domains; false once nothing is left. Runs
    /// in the caller's Transaction. Throws sqlite::Error.
    bool step(Timestamp now, std::int64_t limit);

private:
    /// Up to `limit` of the profiles whose time for the sweep has come: those that have expired
    /// are deleted, the others wait for their expiry. How many there were.
    std::int64_t look_at_due(Timestamp now, std::int64_t limit);
    std::optional<std::int64_t> find_discarded();

    sqlite::Database& database_;
    sqlite::Statement put_off_;
    sqlite::Statement delete_expired_;
    sqlite::Statement find_discarded_;
    sqlite::Statement delete_inside_;
    sqlite::Statement delete_domain_;
};

}  // namespace profiles::storage
