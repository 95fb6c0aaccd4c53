#include "storage/sqlite/transaction.h"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "tests/storage/error_code.h"
#include "tests/storage/file_size_limit.h"
#include "tests/storage/temporary_folder.h"

namespace profiles::storage::sqlite {
namespace {

using test::error_code;
using test::FileSizeLimit;
using test::TemporaryFolder;

Database database_with_table(Database database = Database::in_memory()) {
    database.execute("CREATE TABLE t (bytes TEXT NOT NULL) STRICT");
    return database;
}

std::int64_t rows(Database& database) {
    return database.integer("SELECT count(*) FROM t");
}

TEST_CASE("what a transaction wrote stays once it is committed") {
    Database database = database_with_table();
    {
        Transaction transaction(database);
        database.execute("INSERT INTO t VALUES ('a'), ('b')");
        transaction.commit();
    }
    CHECK(rows(database) == 2);
}

TEST_CASE("what a transaction wrote is undone when it ends without a commit") {
    Database database = database_with_table();
    try {
        const Transaction transaction(database);
        database.execute("INSERT INTO t VALUES ('a'), ('b')");
        throw std::runtime_error("the operation changed its mind");
    } catch (const std::runtime_error&) {
    }
    CHECK(rows(database) == 0);
    CHECK_FALSE(database.is_in_transaction());
}

TEST_CASE("a second transaction inside the first is refused and the first goes on") {
    Database database = database_with_table();
    Transaction transaction(database);
    database.execute("INSERT INTO t VALUES ('a')");

    CHECK(error_code([&] { const Transaction inner(database); }) == SQLITE_ERROR);

    transaction.commit();
    CHECK(rows(database) == 1);
}

TEST_CASE("a commit that breaks a foreign key undoes everything and leaves the database usable") {
    Database database = database_with_table();
    database.execute(
        "CREATE TABLE parents (id INTEGER PRIMARY KEY) STRICT;"
        "CREATE TABLE children (parent INTEGER REFERENCES parents"
        " DEFERRABLE INITIALLY DEFERRED) STRICT");
    {
        Transaction transaction(database);
        database.execute("INSERT INTO t VALUES ('a'); INSERT INTO children VALUES (1)");
        CHECK(error_code([&] { transaction.commit(); }) == SQLITE_CONSTRAINT_FOREIGNKEY);
        CHECK_FALSE(database.is_in_transaction());
    }
    CHECK(rows(database) == 0);

    Transaction next(database);
    database.execute("INSERT INTO t VALUES ('b')");
    next.commit();
    CHECK(rows(database) == 1);
}

TEST_CASE("a disk that fills up in the middle of a transaction leaves nothing half written") {
    const TemporaryFolder folder;
    Database database = database_with_table(Database::file(folder / "data.db"));
    Statement insert = database.statement("INSERT INTO t VALUES (?1)");
    const std::string one_page(4096, 'x');
    insert.run(one_page);

    const auto insert_twenty = [&] {
        Transaction transaction(database);
        for (int i = 0; i < 20; ++i) {
            insert.run(one_page);
        }
        transaction.commit();
    };

    database.limit_pages(10);
    CHECK(error_code(insert_twenty) == SQLITE_FULL);
    CHECK(rows(database) == 1);
    CHECK(database.integer("SELECT count(*) FROM pragma_integrity_check WHERE "
                           "integrity_check = 'ok'") == 1);

    database.limit_pages(1000);
    insert_twenty();
    CHECK(rows(database) == 21);
}

TEST_CASE("a commit for which the disk has no room undoes everything and works once it has") {
    const TemporaryFolder folder;
    const std::string bytes(100 * 1024, 'x');
    {
        Database database = database_with_table(Database::file(folder / "data.db"));
        database.lock();
        database.use_write_ahead_log();
        Statement insert = database.statement("INSERT INTO t VALUES (?1)");
        insert.run("before");
        {
            const FileSizeLimit limit(64 * 1024);
            Transaction transaction(database);
            insert.run(bytes);
            const int code = error_code([&] { transaction.commit(); });
            CHECK((code == SQLITE_FULL || code == SQLITE_IOERR_WRITE));
        }
        CHECK(rows(database) == 1);

        Transaction again(database);
        insert.run(bytes);
        again.commit();
    }
    Database reopened = Database::file(folder / "data.db");
    CHECK(rows(reopened) == 2);
}

}  // namespace
}  // namespace profiles::storage::sqlite
