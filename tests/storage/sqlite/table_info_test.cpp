#include "storage/sqlite/table_info.h"

#include <catch2/catch.hpp>

namespace profiles::storage::sqlite {
namespace {

TEST_CASE("tables are told in the order of their names, without SQLite's own and without views") {
    Database database = Database::in_memory();
    database.execute(
        "CREATE TABLE b (id INTEGER PRIMARY KEY AUTOINCREMENT) STRICT;"
        "CREATE TABLE a (name TEXT PRIMARY KEY) STRICT; CREATE VIEW v AS SELECT 1");

    const std::vector<TableInfo> tables = read_tables(database);

    REQUIRE(tables.size() == 2);
    CHECK(tables[0].name == "a");
    CHECK(tables[1].name == "b");
}

TEST_CASE("only a primary key of one integer column has row ids") {
    Database database = Database::in_memory();
    database.execute(
        "CREATE TABLE one (note TEXT NOT NULL, id INTEGER PRIMARY KEY, free TEXT) STRICT;"
        "CREATE TABLE text (id TEXT PRIMARY KEY) STRICT;"
        "CREATE TABLE two (id INTEGER, part INTEGER, PRIMARY KEY (id, part)) STRICT");
    const std::vector<TableInfo> tables = read_tables(database);

    CHECK(tables[0].column("id")->is_integer_key);
    CHECK_FALSE(tables[0].column("note")->is_integer_key);
    CHECK(tables[0].column("note")->is_not_null);
    CHECK_FALSE(tables[0].column("free")->is_not_null);
    CHECK_FALSE(tables[1].column("id")->is_integer_key);
    CHECK_FALSE(tables[2].column("id")->is_integer_key);
    CHECK_FALSE(tables[2].column("part")->is_integer_key);
    CHECK(tables[0].column("missing") == nullptr);
}

TEST_CASE("a foreign key that names no columns refers to the primary key") {
    Database database = Database::in_memory();
    database.execute(
        "CREATE TABLE parents (b INTEGER, a INTEGER, PRIMARY KEY (a, b)) STRICT;"
        "CREATE TABLE zchildren (x INTEGER, y INTEGER, z INTEGER,"
        " FOREIGN KEY (x, y) REFERENCES parents ON DELETE CASCADE,"
        " FOREIGN KEY (z) REFERENCES parents (b)) STRICT");
    const std::vector<TableInfo> tables = read_tables(database);

    std::string told;
    for (const TableInfo::Reference& reference : tables[1].references) {
        told += reference.column + " to " + reference.to_table + "." + reference.to_column +
                (reference.cascades ? " cascades; " : "; ");
    }
    CHECK(told == "z to parents.b; x to parents.a cascades; y to parents.b cascades; ");
}

}  // namespace
}  // namespace profiles::storage::sqlite
