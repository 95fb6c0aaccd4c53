#pragma once

#include <sqlite3.h>

#include "storage/sqlite/database.h"

namespace profiles::storage::test {

/// What SQLite had to do, by its own counters. Looking something up in an index is one step
/// whatever the index holds, so what has the same steps in a small and a large table costs the same
/// in both.
struct Work {
    int steps = 0;
    int scanned_rows = 0;  // of tables gone through from end to end
    int sorted_rows = 0;

    friend bool operator==(const Work&, const Work&) = default;
};

/// Takes what the connection's statements have done since the last time.
inline Work take_work(const sqlite::Database& database) {
    Work work;
    sqlite3_stmt* statement = nullptr;
    while ((statement = sqlite3_next_stmt(database.handle(), statement)) != nullptr) {
        work.steps += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1);
        work.scanned_rows += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, 1);
        work.sorted_rows += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_SORT, 1);
    }
    return work;
}

/// What `action` costs, which prepares no statements.
template <typename Action>
Work work_of(const sqlite::Database& database, Action&& action) {
    take_work(database);
    action();
    return take_work(database);
}

}  // namespace profiles::storage::test
