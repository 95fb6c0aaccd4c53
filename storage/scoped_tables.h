#pragma once

#include <string>
#include <vector>

#include "storage/sqlite/database.h"

namespace profiles::storage {

/// A table whose every row belongs to one account. Which tables do is read from their definitions,
/// so that a table that a later migration adds is reset and forked without being named anywhere:
///
/// - a table with the columns `account` and `region` belongs to the account they say;
/// - a table with a NOT NULL column that refers, ON DELETE CASCADE, to an id in such a table goes
///   with the row referred to, and so do the tables inside it in turn.
///
/// Neither refers to any table but itself and other scoped ones, or holds ids or accounts in
/// columns that do not say so. Every further table belongs to the emulator as a whole; a test lists
/// those by name, lest a table of which a foreign key was forgotten becomes one of them unnoticed.
struct ScopedTable {
    struct Column {
        std::string name;
        std::string ids_of = {};  // the table whose row ids it holds, maybe this one; "": none's
    };

    std::string name = {};
    std::vector<Column> columns = {};
    std::string id = {};     // the column with the row ids of this table; "": it has none
    std::string owner = {};  // the column with the id of what the row is in; "": it has an account

    [[nodiscard]] bool has_account() const { return owner.empty(); }

    /// "" for none.
    [[nodiscard]] std::string ids_in(const std::string& column) const;
};

/// In such an order that a table comes after all that it refers to. Throws sqlite::Error.
std::vector<ScopedTable> scoped_tables(sqlite::Database& database);

}  // namespace profiles::storage
