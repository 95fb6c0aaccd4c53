#include "storage/sqlite/table_info.h"

#include <algorithm>

namespace profiles::storage::sqlite {
namespace {

std::vector<TableInfo::Column> read_columns(Database& database, const std::string& table) {
    Statement statement = database.statement(R"(
        SELECT name,
               "notnull" OR pk > 0,
               pk = 1 AND max(pk) OVER () = 1 AND upper(type) = 'INTEGER'
        FROM pragma_table_info(?1) ORDER BY cid)");
    Query row = statement.bind(table);
    std::vector<TableInfo::Column> columns;
    while (row.step()) {
        columns.push_back({row.text(0), row.int64(1) != 0, row.int64(2) != 0});
    }
    return columns;
}

// A foreign key that names no columns means the other table's primary key.
std::vector<TableInfo::Reference> read_references(Database& database, const std::string& table) {
    Statement statement = database.statement(R"(
        SELECT "from", "table",
               coalesce("to", (SELECT name FROM pragma_table_info(keys."table")
                               WHERE pk = keys.seq + 1)),
               on_delete = 'CASCADE'
        FROM pragma_foreign_key_list(?1) AS keys)");
    Query row = statement.bind(table);
    std::vector<TableInfo::Reference> references;
    while (row.step()) {
        references.push_back({row.text(0), row.text(1), row.text(2), row.int64(3) != 0});
    }
    return references;
}

}  // namespace

const TableInfo::Column* TableInfo::column(const std::string& column_name) const {
    const auto found = std::ranges::find(columns, column_name, &Column::name);
    return found == columns.end() ? nullptr : &*found;
}

std::vector<TableInfo> read_tables(Database& database) {
    Statement statement = database.statement(R"(
        SELECT name FROM sqlite_schema
        WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY name)");
    Query row = statement.bind();
    std::vector<TableInfo> tables;
    while (row.step()) {
        const std::string name = row.text(0);
        tables.push_back({name, read_columns(database, name), read_references(database, name)});
    }
    return tables;
}

}  // namespace profiles::storage::sqlite
