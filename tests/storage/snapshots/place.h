#pragma once

#include <string>

#include "storage/open.h"
#include "storage/store.h"
#include "tests/storage/temporary_folder.h"

namespace profiles::storage::test {

/// A store in a file or in memory: what holds for snapshots holds for those of both.
struct Place {
    explicit Place(bool is_file)
        : store(is_file ? open_file(folder / "data.db") : open_in_memory()) {}

    TemporaryFolder folder;
    Store store;
};

/// What SQLite says of it, which is "ok".
inline std::string integrity(sqlite::Database& database) {
    sqlite::Statement check = database.statement("PRAGMA integrity_check");
    sqlite::Query row = check.bind();
    return row.step() ? row.text(0) : "";
}

}  // namespace profiles::storage::test
