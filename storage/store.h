#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "storage/domains.h"
#include "storage/fork.h"
#include "storage/profile_keys.h"
#include "storage/profile_search.h"
#include "storage/profiles.h"
#include "storage/reset.h"
#include "storage/scoped_tables.h"
#include "storage/secrets.h"
#include "storage/snapshots.h"
#include "storage/sqlite/checkpointer.h"
#include "storage/sqlite/database.h"
#include "storage/sweep.h"
#include "storage/tags.h"

namespace profiles::storage {

/// What there is in all.
struct Statistics {
    std::int64_t domains = 0;
    std::int64_t accounts = 0;  // those that have a domain
    std::int64_t profiles = 0;  // until they are swept
    std::int64_t schema_version = 0;
    std::int64_t database_bytes = 0;

    friend bool operator==(const Statistics&, const Statistics&) = default;
};

/// The database, every repository on it, and what is done to whole accounts or to everything.
/// Every method throws sqlite::Error.
struct Store {
    explicit Store(sqlite::Database opened);

    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// Empties what the filter selects, and everything when it is empty. The secrets stay: they
    /// belong to the emulator and not to an account, and page tokens handed out before must be
    /// told from forged ones after. Runs in the caller's Transaction, or by itself in none.
    void reset(const ScopeFilter& filter = {});

    /// Copies all that `from_account` has, in every region, to `to_account`. The copies get row ids
    /// of their own; names, times and all else are the same. Throws AccountTaken when `to_account`
    /// has anything. Runs in a Transaction of its own: within one it throws sqlite::Error.
    void fork(std::string_view from_account, std::string_view to_account);

    /// The accounts that have anything, in ascending order.
    [[nodiscard]] std::vector<std::string> accounts();

    /// Costs the same however many profiles there are.
    [[nodiscard]] Statistics statistics();

    sqlite::Database database;
    Domains domains;
    Tags tags;
    Profiles profiles;
    ProfileKeys profile_keys;
    ProfileSearch profile_search;
    Sweep sweep;
    Secrets secrets;
    Snapshots snapshots;

private:
    std::vector<ScopedTable> scoped_tables_;
    Reset reset_;
    Fork fork_;
    sqlite::Statement accounts_;
    sqlite::Statement domain_counts_;
    sqlite::Statement profile_counts_;
    sqlite::Checkpointer checkpointer_;
};

}  // namespace profiles::storage
