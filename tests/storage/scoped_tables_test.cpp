#include "storage/scoped_tables.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "storage/open.h"
#include "storage/sqlite/table_info.h"
#include "tests/storage/future_schema.h"

namespace profiles::storage {
namespace {

using Names = std::set<std::string>;

Names unscoped(sqlite::Database& database) {
    Names names;
    for (const sqlite::TableInfo& table : sqlite::read_tables(database)) {
        names.insert(table.name);
    }
    for (const ScopedTable& table : scoped_tables(database)) {
        names.erase(table.name);
    }
    return names;
}

const ScopedTable& named(const std::vector<ScopedTable>& tables, const std::string& name) {
    const auto found = std::ranges::find(tables, name, &ScopedTable::name);
    REQUIRE(found != tables.end());
    return *found;
}

sqlite::Database with_table(const char* definition) {
    sqlite::Database database = open_in_memory();
    database.execute(definition);
    return database;
}

// When this fails for a table of yours: reset and fork would pass it over. Either what it holds is
// an account's, then let its definition say so as storage/scoped_tables.h wants it; or it is the
// emulator's as a whole, then name it here.
TEST_CASE("every table is an account's or is known to belong to the emulator as a whole") {
    sqlite::Database database = open_in_memory();

    CHECK(unscoped(database) == Names{"secrets"});
}

TEST_CASE("every foreign key has an index, or each deleted row would cost a scan") {
    sqlite::Database database = open_in_memory();

    CHECK(database.integer(R"(
        SELECT count(*)
        FROM sqlite_schema AS child, pragma_foreign_key_list(child.name) AS key
        WHERE child.type = 'table' AND key.seq = 0
          AND NOT EXISTS (SELECT 1 FROM pragma_table_info(child.name)
                          WHERE pk = 1 AND name = key."from")
          AND NOT EXISTS (SELECT 1 FROM pragma_index_list(child.name) AS list,
                                        pragma_index_info(list.name) AS part
                          WHERE part.seqno = 0 AND part.name = key."from"))") == 0);
}

TEST_CASE("each form that a table in an account may take is understood") {
    sqlite::Database database = open_in_memory(test::future_schema());
    const std::vector<ScopedTable> tables = scoped_tables(database);

    CHECK(unscoped(database) == Names{"secrets"});
    CHECK(named(tables, "domains").id == "id");
    CHECK(named(tables, "domains").has_account());
    CHECK(named(tables, "people").owner == "domain_id");
    CHECK(named(tables, "people").ids_in("merged_into") == "people");
    CHECK(named(tables, "people").ids_in("length").empty());
    CHECK(named(tables, "keys").owner == "person_id");
    CHECK(named(tables, "keys").ids_in("person_id") == "people");
    CHECK(named(tables, "objects").owner == "domain_id");
    CHECK(named(tables, "objects").ids_in("domain_id") == "domains");
    CHECK(named(tables, "objects").ids_in("type").empty());
    CHECK(named(tables, "people_counts").id.empty());
    CHECK(named(tables, "people_counts").ids_in("domain_id") == "domains");
    CHECK(named(tables, "jobs").has_account());
    CHECK(named(tables, "jobs").ids_in("domain_id") == "domains");
}

TEST_CASE("a table comes after every table that it refers to") {
    sqlite::Database database = open_in_memory(test::future_schema());
    Names seen;
    for (const ScopedTable& table : scoped_tables(database)) {
        seen.insert(table.name);
        for (const ScopedTable::Column& column : table.columns) {
            CHECK((column.ids_of.empty() || seen.contains(column.ids_of)));
        }
    }
    CHECK(seen.size() == 13);
}

TEST_CASE("a table that does not go with its domain or need not have one is not an account's") {
    const char* definition =
        GENERATE("CREATE TABLE t (domain_id INTEGER NOT NULL) STRICT",
                 "CREATE TABLE t (domain_id INTEGER NOT NULL REFERENCES domains) STRICT",
                 "CREATE TABLE t (domain_id INTEGER REFERENCES domains ON DELETE CASCADE) STRICT",
                 "CREATE TABLE t (account TEXT NOT NULL) STRICT",
                 "CREATE TABLE t (account TEXT NOT NULL, region TEXT NOT NULL,"
                 " secret TEXT REFERENCES secrets) STRICT",
                 "CREATE TABLE t (id INTEGER PRIMARY KEY,"
                 " parent INTEGER NOT NULL REFERENCES t ON DELETE CASCADE) STRICT");
    sqlite::Database database = with_table(definition);

    CHECK(unscoped(database) == Names{"secrets", "t"});
}

}  // namespace
}  // namespace profiles::storage
