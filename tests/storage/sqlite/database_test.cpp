#include "storage/sqlite/database.h"

#include <catch2/catch.hpp>

#include "tests/storage/error_code.h"
#include "tests/storage/temporary_folder.h"

namespace profiles::storage::sqlite {
namespace {

using test::error_code;
using test::TemporaryFolder;

TEST_CASE("foreign keys are enforced without being asked for") {
    Database database = Database::in_memory();
    database.execute(
        "CREATE TABLE parents (id INTEGER PRIMARY KEY) STRICT;"
        "CREATE TABLE children (parent INTEGER REFERENCES parents) STRICT");

    CHECK(error_code([&] { database.execute("INSERT INTO children VALUES (1)"); }) ==
          SQLITE_CONSTRAINT_FOREIGNKEY);
}

TEST_CASE("the schema can neither be rewritten by hand nor call unsafe functions") {
    Database database = Database::in_memory();
    database.execute("CREATE TABLE t (id INTEGER PRIMARY KEY) STRICT");

    CHECK(error_code([&] {
              database.execute("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema");
          }) == SQLITE_ERROR);
    CHECK(database.integer("PRAGMA trusted_schema") == 0);
}

TEST_CASE("opening a database by itself leaves its file alone") {
    const TemporaryFolder folder;
    const std::string bytes = "whatever this is, it is left alone";
    test::write_bytes(folder / "some.file", bytes);
    const auto before = folder.contents();

    (void)Database::file(folder / "some.file");

    CHECK(folder.contents() == before);
}

TEST_CASE("a file may have the name that SQLite gives to databases in memory") {
    const TemporaryFolder folder;
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    Database database = Database::file(":memory:");
    std::filesystem::current_path(before);
    database.execute("CREATE TABLE t (id INTEGER PRIMARY KEY) STRICT");

    CHECK(std::filesystem::file_size(folder / ":memory:") > 0);
}

TEST_CASE("a prepared statement that outlives its database does no harm") {
    std::optional<Statement> statement;
    {
        Database database = Database::in_memory();
        statement = database.statement("SELECT 1");
        statement->prepare();
    }
    Query query = statement->bind();
    REQUIRE(query.step());
    CHECK(query.int64(0) == 1);
}

TEST_CASE("a row that does not fit under the limit of pages is refused as a full disk would be") {
    Database database = Database::in_memory();
    database.execute("CREATE TABLE t (bytes TEXT NOT NULL) STRICT");
    Statement insert = database.statement("INSERT INTO t VALUES (?1)");
    const std::string ten_pages(10 * 4096, 'x');

    database.limit_pages(5);
    CHECK(error_code([&] { insert.run(ten_pages); }) == SQLITE_FULL);
    CHECK(database.integer("SELECT count(*) FROM t") == 0);

    database.limit_pages(50);
    CHECK(error_code([&] { insert.run(ten_pages); }) == SQLITE_OK);
}

}  // namespace
}  // namespace profiles::storage::sqlite
