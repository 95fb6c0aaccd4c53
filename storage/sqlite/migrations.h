#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "storage/sqlite/database.h"

namespace profiles::storage::sqlite {

/// What a program keeps in its files.
struct Schema {
    /// Marks a file as this program's, in the header that every SQLite file has.
    std::int32_t application_id = 0;

    /// Migration n, counted from 1, is a script that takes version n - 1 to version n. The file's
    /// version is its `user_version`. Published ones never change; new ones are added at the end.
    std::vector<std::string_view> migrations;

    [[nodiscard]] std::int64_t version() const {
        return static_cast<std::int64_t>(migrations.size());
    }
};

/// Runs the migrations that the database lacks, each in a transaction of its own. Foreign keys
/// rest meanwhile, so that a table can be rebuilt without losing what refers to it, and are
/// checked before each commit. Throws Error; the migrations before the failed one stay.
void migrate(Database& database, const Schema& schema);

}  // namespace profiles::storage::sqlite
