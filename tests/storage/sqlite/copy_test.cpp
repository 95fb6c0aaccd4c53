#include "storage/sqlite/copy.h"

#include <catch2/catch.hpp>

#include "storage/sqlite/file_header.h"
#include "storage/sqlite/transaction.h"
#include "tests/storage/error_code.h"
#include "tests/storage/temporary_folder.h"

namespace profiles::storage::sqlite {
namespace {

using test::error_code;
using test::TemporaryFolder;

Database with_rows(Database database, const std::string& value, int rows) {
    database.execute("CREATE TABLE t (value TEXT NOT NULL) STRICT");
    Transaction transaction(database);
    Statement insert = database.statement("INSERT INTO t VALUES (?1)");
    for (int i = 0; i < rows; ++i) {
        insert.run(value);
    }
    transaction.commit();
    return database;
}

Database logged_file(const std::filesystem::path& path) {
    Database database = Database::file(path);
    database.lock();
    database.use_write_ahead_log();
    return database;
}

std::int64_t rows(Database& database) {
    return database.integer("SELECT count(*) FROM t");
}

bool is_whole(Database& database) {
    Statement check = database.statement("PRAGMA integrity_check");
    Query row = check.bind();
    return row.step() && row.text(0) == "ok";
}

TEST_CASE("a copy replaces all that was there, be it more or less, in a file or in memory") {
    const TemporaryFolder folder;
    const bool is_file = GENERATE(true, false);
    const int before = GENERATE(0, 5000);
    const int after = GENERATE(1, 10'000);
    const Database from = with_rows(Database::in_memory(), "from", after);
    Database to =
        with_rows(is_file ? logged_file(folder / "to.db") : Database::in_memory(), "to", before);
    Statement in_use = to.statement("SELECT count(*) FROM t WHERE value = 'from'");

    copy(from, to);

    Query row = in_use.bind();
    REQUIRE(row.step());
    CHECK(row.int64(0) == after);
    CHECK(rows(to) == after);
    CHECK(is_whole(to));
}

TEST_CASE("a copy to a file keeps the file's log and is there when the file is reopened") {
    const TemporaryFolder folder;
    {
        Database to = with_rows(logged_file(folder / "to.db"), "to", 10);
        copy(with_rows(Database::in_memory(), "from", 20), to);
        CHECK(to.integer("SELECT journal_mode = 'wal' FROM pragma_journal_mode") == 1);
        to.execute("INSERT INTO t VALUES ('later')");
    }
    Database reopened = logged_file(folder / "to.db");
    CHECK(rows(reopened) == 21);
    CHECK(is_whole(reopened));
}

TEST_CASE("a copy that finds no room leaves what was there and works once there is room") {
    const TemporaryFolder folder;
    Database to = with_rows(logged_file(folder / "to.db"), "to", 10);
    const Database from = with_rows(Database::in_memory(), std::string(1000, 'x'), 1000);

    to.limit_pages(20);
    CHECK(error_code([&] { copy(from, to); }) == SQLITE_FULL);
    CHECK(rows(to) == 10);
    CHECK(is_whole(to));
    to.execute("INSERT INTO t VALUES ('later')");
    CHECK(rows(to) == 11);

    to.limit_pages(10'000);
    copy(from, to);
    CHECK(rows(to) == 1000);
}

TEST_CASE("a copy onto a database in the middle of a transaction or its rows is refused") {
    const Database from = with_rows(Database::in_memory(), "from", 3);
    Database to = with_rows(Database::in_memory(), "to", 5);
    {
        const Transaction transaction(to);
        CHECK_FALSE(to.is_idle());
        CHECK(error_code([&] { copy(from, to); }) == SQLITE_ERROR);
    }
    {
        Statement statement = to.statement("SELECT value FROM t");
        Query query = statement.bind();
        REQUIRE(query.step());
        CHECK_FALSE(to.is_idle());
        CHECK(error_code([&] { copy(from, to); }) == SQLITE_ERROR);
        CHECK(query.text(0) == "to");
    }
    CHECK(to.is_idle());
    CHECK(rows(to) == 5);
}

TEST_CASE("the bytes of a database with a log need none and hold what only the log has") {
    const TemporaryFolder folder;
    Database database = with_rows(logged_file(folder / "data.db"), "text", 1000);

    test::write_bytes(folder / "copy.db", to_bytes(database));

    Database copied = Database::file(folder / "copy.db");
    CHECK(rows(copied) == 1000);
    CHECK(is_whole(copied));
    CHECK(copied.integer("SELECT journal_mode = 'delete' FROM pragma_journal_mode") == 1);
}

TEST_CASE("bytes become the database that they came from, and one that can grow") {
    Database database = from_bytes(to_bytes(with_rows(Database::in_memory(), "text", 1000)));

    CHECK(rows(database) == 1000);
    CHECK(database.path().empty());
    database.execute("INSERT INTO t SELECT value FROM t");
    CHECK(rows(database) == 2000);
    CHECK(is_whole(database));
}

TEST_CASE("the bytes of a closed file that had a log become a database as well") {
    const TemporaryFolder folder;
    (void)with_rows(logged_file(folder / "data.db"), "text", 1000);

    Database database = from_bytes(test::read_bytes(folder / "data.db"));

    CHECK(rows(database) == 1000);
}

TEST_CASE("too few bytes for a header are refused and other bytes are when they are used") {
    CHECK(error_code([&] { (void)from_bytes(""); }) == SQLITE_NOTADB);
    CHECK(error_code([&] { (void)from_bytes(std::string(kFileHeaderSize - 1, 'x')); }) ==
          SQLITE_NOTADB);

    Database database = from_bytes(std::string(5000, 'x'));
    CHECK(error_code([&] { database.execute("SELECT 1 FROM sqlite_schema"); }) == SQLITE_NOTADB);
}

}  // namespace
}  // namespace profiles::storage::sqlite
