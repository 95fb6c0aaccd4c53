#include "tests/storage/content.h"

#include "storage/open.h"
#include "storage/sqlite/quoting.h"
#include "storage/sqlite/table_info.h"

namespace profiles::storage::test {
namespace {

std::string rows_of(sqlite::Database& database, const sqlite::TableInfo& table) {
    std::string values;
    for (const auto& column : table.columns) {
        values += (values.empty() ? "quote(" : " || ' ' || quote(") +
                  sqlite::quote_identifier(column.name) + ")";
    }
    auto statement = database.statement("SELECT " + values + " FROM " +
                                        sqlite::quote_identifier(table.name) + " ORDER BY 1");
    auto row = statement.bind();
    std::string rows;
    while (row.step()) {
        rows += table.name + ": " + row.text(0) + "\n";
    }
    return rows;
}

std::string damage_of(sqlite::Database& database) {
    auto statement = database.statement(R"(
        SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok' UNION ALL
        SELECT "table" || ' refers to nothing' FROM pragma_foreign_key_check)");
    auto row = statement.bind();
    std::string damage;
    while (row.step()) {
        damage += "damage: " + row.text(0) + "\n";
    }
    return damage;
}

}  // namespace

std::string content_of(sqlite::Database& database) {
    std::string content;
    for (const sqlite::TableInfo& table : sqlite::read_tables(database)) {
        content += rows_of(database, table);
    }
    return content + damage_of(database);
}

std::string content_of(const std::filesystem::path& file) {
    sqlite::Database database = open_file(file);
    return content_of(database);
}

}  // namespace profiles::storage::test
