#pragma once

#include "storage/scoped_tables.h"
#include "storage/sqlite/quoting.h"
#include "storage/sweep.h"

namespace profiles::storage::test {

/// Deletes all that nobody can see at `now`: by itself, what is inside domains that were deleted.
inline void sweep_all(Sweep& sweep, Timestamp now = {}) {
    while (sweep.step(now, 100)) {
    }
}

inline std::int64_t rows(sqlite::Database& database, const std::string& table) {
    return database.integer("SELECT count(*) FROM " + sqlite::quote_identifier(table));
}

/// How many rows there are that belong to an account, in all tables together.
inline std::int64_t rows_of_accounts(sqlite::Database& database) {
    std::int64_t sum = 0;
    for (const ScopedTable& table : scoped_tables(database)) {
        sum += rows(database, table.name);
    }
    return sum;
}

}  // namespace profiles::storage::test
