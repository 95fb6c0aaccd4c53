#include "storage/sqlite/statement.h"

#include <catch2/catch.hpp>
#include <limits>

#include "storage/sqlite/database.h"
#include "tests/storage/error_code.h"

namespace profiles::storage::sqlite {
namespace {

using namespace std::string_literals;
using test::error_code;

TEST_CASE("each type of value comes back from the statement as it went in") {
    Database database = Database::in_memory();
    Statement statement = database.statement("SELECT ?1, ?2, ?3, ?4, ?5");
    const auto lowest = std::numeric_limits<std::int64_t>::min();

    Query row = statement.bind("text", lowest, 0.1, Blob{"\xff\xfe"}, std::nullopt);

    REQUIRE(row.step());
    CHECK(row.text(0) == "text");
    CHECK(row.int64(1) == lowest);
    CHECK(row.real(2) == 0.1);
    CHECK(row.blob(3) == "\xff\xfe");
    CHECK(row.is_null(4));
    CHECK_FALSE(row.is_null(0));
    CHECK_FALSE(row.step());
}

TEST_CASE("an optional value is bound as what it holds or as NULL") {
    Database database = Database::in_memory();
    Statement statement = database.statement("SELECT ?1, ?2, ?3, ?4");
    const std::optional<std::string> text = "text";
    const std::optional<std::string> no_text;

    Query row = statement.bind(text, no_text, std::optional<std::int64_t>(7),
                               std::optional<std::int64_t>());

    REQUIRE(row.step());
    CHECK(row.optional_text(0) == text);
    CHECK(row.optional_text(1) == std::nullopt);
    CHECK(row.optional_int64(2) == 7);
    CHECK(row.optional_int64(3) == std::nullopt);
}

TEST_CASE("text and blobs keep embedded NULs and are empty rather than NULL when empty") {
    Database database = Database::in_memory();
    Statement statement = database.statement("SELECT ?1, ?2, ?3, ?4, length(CAST(?1 AS BLOB))");
    const std::string text = "before\0after"s;

    Query row = statement.bind(text, Blob{text}, std::string_view(), Blob{});

    REQUIRE(row.step());
    CHECK(row.text(0) == text);
    CHECK(row.blob(1) == text);
    CHECK(row.optional_text(2) == "");
    CHECK(row.blob(3) == "");
    CHECK(row.int64(4) == 12);
}

TEST_CASE("a value too few or too many is refused instead of becoming NULL") {
    Database database = Database::in_memory();
    Statement statement = database.statement("SELECT ?1, ?2");

    CHECK(error_code([&] { statement.run("one"); }) == SQLITE_RANGE);
    CHECK(error_code([&] { statement.run("one", "two", "three"); }) == SQLITE_RANGE);
    CHECK(error_code([&] { statement.run("one", "two"); }) == SQLITE_OK);
}

TEST_CASE("a query that is left in the middle starts from the first row the next time") {
    Database database = Database::in_memory();
    Statement statement = database.statement("SELECT 1 UNION ALL SELECT ?1");
    {
        Query query = statement.bind(2);
        REQUIRE(query.step());
        REQUIRE(query.step());
        CHECK(query.int64(0) == 2);
    }

    Query again = statement.bind(3);
    REQUIRE(again.step());
    CHECK(again.int64(0) == 1);
    REQUIRE(again.step());
    CHECK(again.int64(0) == 3);
}

TEST_CASE("a statement works again after it has failed") {
    Database database = Database::in_memory();
    database.execute("CREATE TABLE t (name TEXT PRIMARY KEY) STRICT");
    Statement insert = database.statement("INSERT INTO t VALUES (?1)");
    insert.run("a");

    CHECK(error_code([&] { insert.run("a"); }) == SQLITE_CONSTRAINT_PRIMARYKEY);
    CHECK(error_code([&] { insert.run("b"); }) == SQLITE_OK);
    CHECK(database.integer("SELECT count(*) FROM t") == 2);
}

TEST_CASE("reading text or a blob from a column that holds something else is an error") {
    Database database = Database::in_memory();
    Statement statement = database.statement("SELECT NULL, 1, 'text'");
    Query row = statement.bind();
    REQUIRE(row.step());

    CHECK(error_code([&] { (void)row.text(0); }) == SQLITE_MISMATCH);
    CHECK(error_code([&] { (void)row.text(1); }) == SQLITE_MISMATCH);
    CHECK(error_code([&] { (void)row.optional_text(1); }) == SQLITE_MISMATCH);
    CHECK(error_code([&] { (void)row.blob(2); }) == SQLITE_MISMATCH);
}

TEST_CASE("a value above the limit of 16 MiB is refused and one at the limit is not") {
    Database database = Database::in_memory();
    Statement statement = database.statement("SELECT length(?1)");
    const std::string at_limit(16 * 1024 * 1024, 'x');
    const std::string above = at_limit + "x";

    CHECK(error_code([&] { statement.run(at_limit); }) == SQLITE_OK);
    CHECK(error_code([&] { statement.run(above); }) == SQLITE_TOOBIG);
}

TEST_CASE("SQL that is wrong is refused when it is prepared, a misspelt name in quotes included") {
    Database database = Database::in_memory();

    CHECK(error_code([&] { database.statement("SELEKT 1").prepare(); }) == SQLITE_ERROR);
    CHECK(error_code([&] { database.statement("SELECT \"no_such_column\"").prepare(); }) ==
          SQLITE_ERROR);
}

TEST_CASE("a statement is prepared when it is first used, and may name what was not there before") {
    Database database = Database::in_memory();
    Statement count = database.statement("SELECT count(*) FROM t");
    CHECK(error_code([&] { count.run(); }) == SQLITE_ERROR);

    database.execute("CREATE TABLE t (value INTEGER) STRICT");
    CHECK(error_code([&] { count.run(); }) == SQLITE_OK);
}

}  // namespace
}  // namespace profiles::storage::sqlite
