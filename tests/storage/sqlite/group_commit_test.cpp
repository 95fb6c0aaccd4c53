#include "storage/sqlite/group_commit.h"

#include <catch2/catch.hpp>
#include <optional>
#include <stdexcept>
#include <string>

#include "tests/storage/error_code.h"
#include "tests/storage/temporary_folder.h"

namespace profiles::storage::sqlite {
namespace {

using test::error_code;
using test::TemporaryFolder;

Database database_with_table(Database database = Database::in_memory()) {
    database.execute(
        "CREATE TABLE parents (id INTEGER PRIMARY KEY) STRICT;"
        "CREATE TABLE texts (text TEXT NOT NULL, parent INTEGER REFERENCES parents"
        " DEFERRABLE INITIALLY DEFERRED) STRICT");
    return database;
}

/// A group that changes a table of texts.
class Texts {
public:
    explicit Texts(Database& database)
        : database_(database),
          group(database),
          insert_(database.statement("INSERT INTO texts VALUES (?1, ?2)")) {}

    void add(const std::string& text) {
        group.change([&] { return insert(text); });
    }

    void refuse() {
        group.change([]() -> bool { throw std::invalid_argument("refused"); });
    }

    void add_and_think_better_of_it(const std::string& text) {
        group.change([&]() -> bool {
            insert(text);
            throw std::invalid_argument(text);
        });
    }

    /// What only the commit refuses.
    void add_orphan() {
        group.change([&] { return insert("orphan", 1); });
    }

    /// What a member of the group sees.
    std::int64_t seen() {
        return group.read([&] { return database_.integer("SELECT count(*) FROM texts"); });
    }

private:
    bool insert(const std::string& text, std::optional<std::int64_t> parent = {}) {
        insert_.run(text, parent);
        return true;
    }

    Database& database_;

public:
    GroupCommit group;

private:
    Statement insert_;
};

std::int64_t kept(Database& database) {
    CHECK_FALSE(database.is_in_transaction());
    return database.integer("SELECT count(*) FROM texts");
}

}  // namespace

TEST_CASE("what the members of a group have changed is kept once it is committed") {
    Database database = database_with_table();
    Texts texts(database);
    texts.add("a");
    texts.add("b");
    CHECK(database.is_in_transaction());
    texts.group.commit();
    CHECK(kept(database) == 2);
}

TEST_CASE("a member of a group sees what those before it have changed") {
    Database database = database_with_table();
    Texts texts(database);
    CHECK(texts.seen() == 0);
    texts.add("a");
    CHECK(texts.seen() == 1);
}

TEST_CASE("a change that fails before it has changed anything leaves those around it alone") {
    Database database = database_with_table();
    Texts texts(database);
    texts.add("before");
    CHECK_THROWS_AS(texts.refuse(), std::invalid_argument);
    CHECK(texts.seen() == 1);
    texts.add("after");
    texts.group.commit();
    CHECK(kept(database) == 2);
}

TEST_CASE("a change that fails halfway undoes the whole group, and the next is none the worse") {
    Database database = database_with_table();
    Texts texts(database);
    texts.add("before");
    CHECK_THROWS_AS(texts.add_and_think_better_of_it("not this one"), std::invalid_argument);
    CHECK(error_code([&] { texts.add("after"); }) == SQLITE_ABORT);
    CHECK(error_code([&] { texts.group.commit(); }) == SQLITE_ERROR);
    CHECK(kept(database) == 0);
    texts.add("again");
    texts.group.commit();
    CHECK(kept(database) == 1);
}

TEST_CASE("a group that ends without a commit is undone") {
    Database database = database_with_table();
    {
        Texts texts(database);
        texts.add("a");
    }
    CHECK(kept(database) == 0);
}

TEST_CASE("a group without members commits nothing, and neither does one that only looked") {
    Database database = database_with_table();
    Texts texts(database);
    texts.group.commit();
    CHECK(texts.seen() == 0);
    texts.group.commit();
    CHECK(kept(database) == 0);
}

TEST_CASE("a commit that is refused undoes the whole group, and the next group is none the worse") {
    Database database = database_with_table();
    Texts texts(database);
    texts.add("a");
    texts.add_orphan();
    CHECK(error_code([&] { texts.group.commit(); }) == SQLITE_CONSTRAINT_FOREIGNKEY);
    CHECK(kept(database) == 0);
    texts.add("b");
    texts.group.commit();
    CHECK(kept(database) == 1);
}

TEST_CASE(
    "a failure that undoes the whole group is told to all that come later and to the commit") {
    const TemporaryFolder folder;
    Database database = database_with_table(Database::file(folder / "data.db"));
    Texts texts(database);
    database.limit_pages(10);
    texts.add("small");
    CHECK(error_code([&] { texts.add(std::string(100'000, 'x')); }) == SQLITE_FULL);
    CHECK(error_code([&] { texts.add("small"); }) == SQLITE_ABORT);
    CHECK(error_code([&] { texts.seen(); }) == SQLITE_ABORT);
    CHECK(error_code([&] { texts.group.commit(); }) == SQLITE_ERROR);
    CHECK(kept(database) == 0);
    texts.add("small");
    texts.group.commit();
    CHECK(kept(database) == 1);
}

}  // namespace profiles::storage::sqlite
