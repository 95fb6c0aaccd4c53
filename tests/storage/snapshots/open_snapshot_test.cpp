#include "storage/snapshots/open_snapshot.h"

#include <sqlite3.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "storage/open.h"
#include "storage/sqlite/copy.h"
#include "storage/sqlite/transaction.h"
#include "storage/store.h"
#include "tests/storage/scopes.h"
#include "tests/storage/snapshots/snapshot_refusal.h"
#include "tests/storage/temporary_folder.h"

namespace profiles::storage {
namespace {

using test::kScope;
using Kind = SnapshotError::Kind;

constexpr std::size_t kPage = 4096;

sqlite::Database open(std::string_view bytes) {
    sqlite::Database live = open_in_memory();
    return open_snapshot(bytes, live, current_schema());
}

// Refused as an import and as a file that lies among the snapshots, and nothing changes.
void check_refused(const std::string& bytes, Kind kind) {
    const test::TemporaryFolder folder;
    Store store(open_file(folder / "data.db"));
    store.domains.insert(kScope, {.name = "kept"});
    store.snapshots.save("kept", Timestamp());
    test::write_bytes(folder / "data.db.snapshots/planted.db", bytes);
    const std::string before = sqlite::to_bytes(store.database);
    const std::string saved = store.snapshots.export_bytes("kept");

    const auto refusal =
        test::snapshot_refusal([&] { store.snapshots.import_bytes("kept", bytes, Timestamp()); });
    REQUIRE(refusal.has_value());
    CHECK(refusal->kind() == kind);
    CHECK(std::string_view(refusal->what()).find('\n') == std::string_view::npos);
    CHECK(test::kind_of_refusal([&] { (void)store.snapshots.restore("planted"); }) == kind);

    CHECK(sqlite::to_bytes(store.database) == before);
    CHECK(store.snapshots.export_bytes("kept") == saved);
}

// Enough rows for many pages, in tables and indices.
std::string whole_bytes() {
    sqlite::Database database = open_in_memory();
    Domains domains(database);
    Tags tags(database);
    sqlite::Transaction transaction(database);
    for (int i = 0; i < 200; ++i) {
        const auto id = domains.insert(
            kScope, {.name = "domain-" + std::to_string(i), .matching = std::string(1000, 'x')});
        tags.put(id, "", {{"key", "value"}});
    }
    transaction.commit();
    return sqlite::to_bytes(database);
}

// A snapshot of ours to which somebody has done something.
std::string bytes_after(const std::string& script) {
    sqlite::Database database = open_in_memory();
    database.execute(script);
    return sqlite::to_bytes(database);
}

std::string random_bytes(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    std::string bytes(count, '\0');
    std::ranges::generate(bytes, [&] { return static_cast<char>(random()); });
    return bytes;
}

TEST_CASE("bytes that are no SQLite database are refused") {
    check_refused("", Kind::not_ours);
    check_refused("SQLite format 3", Kind::not_ours);
    check_refused(whole_bytes().substr(0, 99), Kind::not_ours);
    check_refused(random_bytes(100'000, 1), Kind::not_ours);
    check_refused(std::string(16 * 1024 * 1024, '\0'), Kind::not_ours);
}

TEST_CASE("the SQLite database of another program is refused") {
    sqlite::Database foreign = sqlite::Database::in_memory();
    foreign.execute("CREATE TABLE pets (name TEXT)");
    check_refused(sqlite::to_bytes(foreign), Kind::not_ours);

    foreign.execute("PRAGMA application_id = 42; PRAGMA user_version = 1");
    check_refused(sqlite::to_bytes(foreign), Kind::not_ours);
}

TEST_CASE("a snapshot whose pages could not take the place of ours is refused") {
    const char* layout = GENERATE("PRAGMA page_size = 1024", "PRAGMA encoding = 'UTF-16le'",
                                  "PRAGMA auto_vacuum = FULL", "PRAGMA auto_vacuum = INCREMENTAL");
    sqlite::Database database = sqlite::Database::in_memory();
    database.execute(layout);
    sqlite::migrate(database, current_schema());

    check_refused(sqlite::to_bytes(database), Kind::not_ours);
}

TEST_CASE("a snapshot whose pages keep bytes in reserve works like any other") {
    sqlite::Database database = sqlite::Database::in_memory();
    int bytes = 32;
    sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes);
    sqlite::migrate(database, current_schema());
    Domains(database).insert(kScope, {.name = "shop", .matching = std::string(10'000, 'x')});
    const std::string saved = sqlite::to_bytes(database);
    REQUIRE(saved[20] == 32);
    const test::TemporaryFolder folder;
    {
        Store store(open_file(folder / "data.db"));
        store.snapshots.import_bytes("one", saved, Timestamp());
        (void)store.snapshots.restore("one");
        store.domains.insert(kScope, {.name = "new", .matching = std::string(10'000, 'y')});
    }
    Store reopened(open_file(folder / "data.db"));

    CHECK(reopened.domains.page(kScope, "", 10).size() == 2);
    CHECK(reopened.database.integer("SELECT count(*) FROM pragma_integrity_check"
                                    " WHERE integrity_check = 'ok'") == 1);
}

TEST_CASE("a snapshot of a newer version is refused and so is one of a version before the first") {
    sqlite::Schema newer = current_schema();
    newer.migrations.push_back("CREATE TABLE novelties (id INTEGER PRIMARY KEY) STRICT;");
    check_refused(sqlite::to_bytes(open_in_memory(newer)), Kind::newer);

    check_refused(bytes_after("PRAGMA user_version = 2147483647"), Kind::newer);
    check_refused(bytes_after("PRAGMA user_version = 0"), Kind::damaged);
    check_refused(bytes_after("PRAGMA user_version = -1"), Kind::damaged);
}

TEST_CASE("a snapshot that is cut short is refused, wherever the cut is") {
    const std::string whole = whole_bytes();
    for (const std::size_t size : {std::size_t{100}, kPage - 1, kPage, whole.size() / 2,
                                   whole.size() - kPage, whole.size() - 1}) {
        check_refused(whole.substr(0, size), Kind::damaged);
    }
}

TEST_CASE("a snapshot of which any one page is overwritten is refused") {
    const std::string whole = whole_bytes();
    for (std::size_t page = 0; page < whole.size() / kPage; ++page) {
        std::string bytes = whole;
        // The first page keeps the header: without it, this would be no database at all.
        const std::size_t start = page == 0 ? 100 : page * kPage;
        bytes.replace(start, (page + 1) * kPage - start,
                      random_bytes((page + 1) * kPage - start, static_cast<unsigned>(page)));
        CHECK(test::kind_of_refusal([&] { open(bytes); }) == Kind::damaged);
    }
}

TEST_CASE("a snapshot with a few wrong bytes is either refused or a database that works") {
    const std::string whole = whole_bytes();
    std::mt19937 random(7);
    for (int i = 0; i < 300; ++i) {
        std::string bytes = whole;
        for (int j = 0; j < 8; ++j) {
            bytes[random() % bytes.size()] = static_cast<char>(random());
        }
        const auto refusal = test::snapshot_refusal([&] {
            sqlite::Database database = open(bytes);
            Domains(database).page(kScope, "", 1000);
        });
        CHECK((!refusal || refusal->kind() != Kind::io));
    }
}

TEST_CASE("a snapshot whose tables are not exactly ours is refused before they are used") {
    const char* script =
        GENERATE("DROP TABLE tags", "CREATE TABLE more (id INTEGER) STRICT",
                 "CREATE VIEW more AS SELECT 1", "CREATE INDEX more ON domains (created_at)",
                 "ALTER TABLE domains ADD COLUMN colour TEXT", "DROP TRIGGER count_inserted_domain",
                 "CREATE TRIGGER more AFTER INSERT ON domains BEGIN DELETE FROM domains; END",
                 "DROP TABLE secrets; CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB,"
                 " CHECK (length(randomblob(1000000000)) > 0))");

    check_refused(bytes_after(script), Kind::damaged);
}

TEST_CASE("a snapshot that has only our mark and our version is refused") {
    sqlite::Database database = sqlite::Database::in_memory();
    database.execute("PRAGMA application_id = " + std::to_string(current_schema().application_id) +
                     "; PRAGMA user_version = 1");

    check_refused(sqlite::to_bytes(database), Kind::damaged);
}

TEST_CASE("a snapshot with a row that refers to nothing or breaks a rule is refused") {
    check_refused(
        bytes_after("PRAGMA foreign_keys = OFF; INSERT INTO tags VALUES (1, '', 'key', 'value')"),
        Kind::damaged);
    check_refused(bytes_after("PRAGMA ignore_check_constraints = ON;"
                              "INSERT INTO domain_counts VALUES ('000000000000', 'r', -1)"),
                  Kind::damaged);
}

TEST_CASE("a snapshot of an older version is brought up to date and keeps its rows") {
    sqlite::Schema older = current_schema();
    older.migrations.resize(1);
    sqlite::Database database = open_in_memory(older);
    Domains(database).insert(kScope, {.name = "shop"});
    const std::string bytes = sqlite::to_bytes(database);

    sqlite::Database opened = open(bytes);
    CHECK(opened.integer("PRAGMA user_version") == current_schema().version());
    CHECK(Domains(opened).count(kScope) == 1);

    Store store(open_in_memory());
    CHECK(store.snapshots.import_bytes("old", bytes, Timestamp()).schema_version == 1);
    CHECK(store.snapshots.list()[0].schema_version == 1);
    CHECK(store.snapshots.export_bytes("old") == bytes);
    (void)store.snapshots.restore("old");
    CHECK(store.statistics().schema_version == current_schema().version());
    CHECK(store.domains.find(kScope, "shop").has_value());
}

TEST_CASE("an older snapshot that cannot be brought up to date is refused") {
    const std::string bytes = bytes_after("INSERT INTO secrets VALUES ('name', x'00')");
    sqlite::Schema newer = current_schema();
    newer.migrations.push_back("INSERT INTO secrets VALUES ('name', x'01');");

    sqlite::Database live = open_in_memory();
    CHECK(test::kind_of_refusal([&] { open_snapshot(bytes, live, newer); }) == Kind::damaged);
}

}  // namespace
}  // namespace profiles::storage
