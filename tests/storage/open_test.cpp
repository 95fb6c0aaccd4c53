#include "storage/open.h"

#include <catch2/catch.hpp>

#include "storage/domains.h"
#include "storage/sqlite/file_header.h"
#include "tests/storage/child_process.h"
#include "tests/storage/error_code.h"
#include "tests/storage/scopes.h"
#include "tests/storage/temporary_folder.h"

namespace profiles::storage {
namespace {

namespace fs = std::filesystem;
using test::kScope;
using test::TemporaryFolder;

TEST_CASE("a new file carries our mark and the schema's version and keeps a write-ahead log") {
    const TemporaryFolder folder;
    sqlite::Database database = open_file(folder / "data.db");

    CHECK(database.integer("PRAGMA application_id") == current_schema().application_id);
    CHECK(database.integer("PRAGMA user_version") == current_schema().version());
    CHECK(database.integer("SELECT journal_mode = 'wal' FROM pragma_journal_mode") == 1);
    CHECK(database.integer("PRAGMA synchronous") == 1);
    CHECK(database.integer("PRAGMA foreign_keys") == 1);
}

TEST_CASE("the header of a new file tells whose it is before any log is folded into it") {
    const TemporaryFolder folder;
    const sqlite::Database database = open_file(folder / "data.db");

    const sqlite::FileHeader header = sqlite::read_file_header(database);

    CHECK(header.is_sqlite);
    CHECK(header.application_id == current_schema().application_id);
    CHECK(header.user_version == current_schema().version());
    CHECK(header.expected_size == header.file_size);
}

TEST_CASE("a file is one file when it is closed and holds what was written when it is reopened") {
    const TemporaryFolder folder;
    {
        sqlite::Database database = open_file(folder / "data.db");
        Domains(database).insert(kScope, {.name = "shop"});
    }
    CHECK(folder.contents().size() == 1);

    sqlite::Database reopened = open_file(folder / "data.db");
    CHECK(Domains(reopened).find(kScope, "shop").has_value());
}

TEST_CASE("a file of an older version is brought up to date and keeps its rows") {
    const TemporaryFolder folder;
    {
        sqlite::Database older = open_file(folder / "data.db");
        Domains(older).insert(kScope, {.name = "shop"});
    }
    sqlite::Schema newer = current_schema();
    newer.migrations.push_back("ALTER TABLE domains ADD COLUMN colour TEXT;");

    sqlite::Database database = open_file(folder / "data.db", newer);

    CHECK(database.integer("PRAGMA user_version") == newer.version());
    CHECK(database.integer("SELECT count(*) FROM domains WHERE colour IS NULL") == 1);
}

TEST_CASE("an empty file is a new one") {
    const TemporaryFolder folder;
    test::write_bytes(folder / "data.db", "");

    sqlite::Database database = open_file(folder / "data.db");

    CHECK(database.integer("PRAGMA user_version") == current_schema().version());
}

TEST_CASE("a first start that was killed halfway is begun anew") {
    const TemporaryFolder folder;
    test::ChildProcess child([&](test::Talk& talk) {
        sqlite::Database database = sqlite::Database::file(folder / "data.db");
        database.lock();
        database.execute("BEGIN IMMEDIATE; CREATE TABLE half (id INTEGER) STRICT");
        talk.say("halfway");
        talk.hear();
    });
    REQUIRE(child.hear() == "halfway");
    child.kill();
    REQUIRE(folder.contents().contains("data.db-journal"));
    {
        sqlite::Database database = open_file(folder / "data.db");
        CHECK(Domains(database).count(kScope) == 0);
    }
    CHECK(folder.contents().size() == 1);
}

TEST_CASE("a link to the file leads to the same log as the file's own name") {
    const TemporaryFolder folder;
    fs::create_directory(folder / "elsewhere");
    fs::create_symlink(folder / "data.db", folder / "elsewhere/link.db");
    test::ChildProcess child([&](test::Talk& talk) {
        sqlite::Database database = open_file(folder / "elsewhere/link.db");
        Domains(database).insert(kScope, {.name = "shop"});
        talk.say("written");
        talk.hear();
    });
    REQUIRE(child.hear() == "written");
    child.kill();

    sqlite::Database database = open_file(folder / "data.db");
    CHECK(Domains(database).find(kScope, "shop").has_value());
}

TEST_CASE("a page found damaged while running is an error and never an empty answer") {
    const TemporaryFolder folder;
    std::int64_t root_page = 0;
    {
        sqlite::Database database = open_file(folder / "data.db");
        Domains(database).insert(kScope, {.name = "shop"});
        root_page = database.integer("SELECT rootpage FROM sqlite_schema WHERE name = 'domains'");
    }
    std::string bytes = test::read_bytes(folder / "data.db");
    bytes.replace(static_cast<std::size_t>(root_page - 1) * 4096, 4096, 4096, '\x55');
    test::write_bytes(folder / "data.db", bytes);

    sqlite::Database database = open_file(folder / "data.db");
    Domains domains(database);

    CHECK((test::error_code([&] { domains.find(kScope, "shop"); }) & 0xff) == SQLITE_CORRUPT);
    CHECK((test::error_code([&] { domains.page(kScope, "", 10); }) & 0xff) == SQLITE_CORRUPT);
}

TEST_CASE("a database in memory has the same schema and leaves nothing behind") {
    sqlite::Database database = open_in_memory();
    Domains domains(database);
    domains.insert(kScope, {.name = "shop"});

    CHECK(database.integer("PRAGMA user_version") == current_schema().version());
    sqlite::Database another = open_in_memory();
    CHECK(Domains(another).count(kScope) == 0);
}

}  // namespace
}  // namespace profiles::storage
