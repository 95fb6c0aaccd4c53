#pragma once

#include <string>
#include <vector>

#include "storage/sqlite/database.h"

namespace profiles::storage::sqlite {

/// What a table's definition says.
struct TableInfo {
    struct Column {
        std::string name;
        bool is_not_null = false;
        bool is_integer_key = false;  // the primary key, and by itself: SQLite gives it row ids
    };

    /// One column of a foreign key; a key of several columns is several of these.
    struct Reference {
        std::string column;
        std::string to_table;
        std::string to_column;
        bool cascades = false;  // rows go when what they refer to is deleted
    };

    std::string name;
    std::vector<Column> columns;
    std::vector<Reference> references;

    /// Null when there is none of that name.
    [[nodiscard]] const Column* column(const std::string& column_name) const;
};

/// Every table but SQLite's own, in the order of their names. Throws Error.
std::vector<TableInfo> read_tables(Database& database);

}  // namespace profiles::storage::sqlite
