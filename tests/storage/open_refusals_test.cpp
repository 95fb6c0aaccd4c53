#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "storage/domains.h"
#include "storage/open.h"
#include "storage/sqlite/file_header.h"
#include "tests/storage/child_process.h"
#include "tests/storage/refusal.h"
#include "tests/storage/scopes.h"
#include "tests/storage/temporary_folder.h"

namespace profiles::storage {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::Contains;
using test::kScope;
using test::refusal;
using test::TemporaryFolder;

// Refused in one line that names the path and the problem, with the folder as it was.
void check_refused(const TemporaryFolder& folder, const fs::path& path,
                   const std::string& problem) {
    const auto before = folder.contents();
    const std::string message = refusal(path);

    CHECK_THAT(message, Contains(fs::weakly_canonical(path)) && Contains(problem));
    CHECK(std::count(message.begin(), message.end(), '\n') == 0);
    CHECK(folder.contents() == before);
}

sqlite::Schema newer_schema() {
    sqlite::Schema schema = current_schema();
    schema.migrations.push_back("CREATE TABLE novelties (id INTEGER PRIMARY KEY) STRICT;");
    return schema;
}

// Enough rows for a file of many pages.
void create_file(const fs::path& path) {
    sqlite::Database database = open_file(path);
    Domains domains(database);
    for (int i = 0; i < 100; ++i) {
        domains.insert(kScope,
                       {.name = "domain-" + std::to_string(i), .matching = std::string(1000, 'x')});
    }
}

/// Writes to data.db, and is killed before the log is folded in.
void leave_log_behind(const TemporaryFolder& folder) {
    test::ChildProcess child([&](test::Talk& talk) {
        sqlite::Database database = open_file(folder / "data.db");
        Domains(database).insert(kScope, {.name = "shop"});
        talk.say("written");
        talk.hear();
    });
    REQUIRE(child.hear() == "written");
    child.kill();
    REQUIRE(fs::file_size(folder / "data.db-wal") > 0);
}

TEST_CASE("a file of a newer version is refused and left as it is") {
    const TemporaryFolder folder;
    (void)open_file(folder / "data.db", newer_schema());

    check_refused(folder, folder / "data.db", "newer version");
}

TEST_CASE("a newer version that only the log of a killed process tells of is refused as well") {
    const TemporaryFolder folder;
    create_file(folder / "data.db");
    test::ChildProcess child([&](test::Talk& talk) {
        const sqlite::Database database = open_file(folder / "data.db", newer_schema());
        talk.say("migrated");
        talk.hear();
    });
    REQUIRE(child.hear() == "migrated");
    child.kill();
    REQUIRE(sqlite::read_file_header(sqlite::Database::file(folder / "data.db")).user_version ==
            current_schema().version());
    REQUIRE(folder.contents().contains("data.db-wal"));

    check_refused(folder, folder / "data.db", "newer version");
    fs::create_symlink(folder / "data.db", folder / "link.db");
    check_refused(folder, folder / "link.db", "newer version");
}

TEST_CASE("a file that is no SQLite database is refused and left as it is") {
    const TemporaryFolder folder;
    test::write_bytes(folder / "notes.txt", "milk, eggs");
    test::write_bytes(folder / "photo.jpg", std::string(100'000, '\xd8'));
    test::write_bytes(folder / "flag", "1");

    check_refused(folder, folder / "notes.txt", "not a SQLite database");
    check_refused(folder, folder / "photo.jpg", "not a SQLite database");
    check_refused(folder, folder / "flag", "not a SQLite database");
}

TEST_CASE("the SQLite database of another program is refused and left as it is") {
    const TemporaryFolder folder;
    sqlite::Database::file(folder / "plain.db").execute("CREATE TABLE pets (name TEXT)");
    sqlite::Database::file(folder / "marked.db").execute("PRAGMA application_id = 42");
    sqlite::Database::file(folder / "versioned.db").execute("PRAGMA user_version = 1");
    sqlite::Database::file(folder / "logged.db")
        .execute("PRAGMA journal_mode = WAL; CREATE TABLE pets (name TEXT)");

    check_refused(folder, folder / "plain.db", "another program");
    check_refused(folder, folder / "marked.db", "another program");
    check_refused(folder, folder / "versioned.db", "another program");
    check_refused(folder, folder / "logged.db", "another program");
}

TEST_CASE("a folder, a pipe and a missing folder are refused and nothing is created") {
    const TemporaryFolder folder;
    fs::create_directory(folder / "folder");
    REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
    test::write_bytes(folder / "file", "");

    check_refused(folder, folder / "folder", "it is a folder");
    check_refused(folder, folder / "pipe", "not a regular file");
    check_refused(folder, folder / "missing/data.db", "does not exist");
    check_refused(folder, folder / "file/data.db", "does not exist");
}

TEST_CASE("a name that is empty, endless or lies in a file is refused as any other") {
    CHECK_THAT(refusal(""), Contains("cannot open"));
    CHECK_THAT(refusal(std::string(5000, 'x')), Contains("cannot open"));
    CHECK_THAT(refusal("/dev/null/data.db"), Contains("cannot open"));
    CHECK_THAT(refusal("relative/missing.db"), Contains(fs::current_path() / "relative"));
}

TEST_CASE("a file that is cut short is refused and left as it is") {
    const TemporaryFolder folder;
    create_file(folder / "data.db");
    const auto whole = fs::file_size(folder / "data.db");

    fs::resize_file(folder / "data.db", whole - 1);
    check_refused(folder, folder / "data.db", "cut short");
    fs::resize_file(folder / "data.db", 4096);
    check_refused(folder, folder / "data.db", "cut short");
    fs::resize_file(folder / "data.db", 50);
    check_refused(folder, folder / "data.db", "not a SQLite database");
    fs::resize_file(folder / "data.db", 1);
    check_refused(folder, folder / "data.db", "not a SQLite database");
}

TEST_CASE("a file that is cut short is refused also while its log is there") {
    const TemporaryFolder folder;
    create_file(folder / "data.db");
    const auto whole = fs::file_size(folder / "data.db");
    leave_log_behind(folder);

    for (const auto size : {whole / 4096 / 2 * 4096, std::uintmax_t{1}}) {
        fs::resize_file(folder / "data.db", size);
        check_refused(folder, folder / "data.db", "it is");
    }
}

TEST_CASE("a file whose table definitions are damaged is refused and left as it is") {
    const TemporaryFolder folder;
    create_file(folder / "data.db");
    std::string bytes = test::read_bytes(folder / "data.db");
    bytes.replace(100, 3996, 3996, '\x55');
    test::write_bytes(folder / "data.db", bytes);

    check_refused(folder, folder / "data.db", "damaged");
}

TEST_CASE("a log without its database is refused instead of being thrown away") {
    const TemporaryFolder folder;
    leave_log_behind(folder);

    fs::resize_file(folder / "data.db", 0);
    check_refused(folder, folder / "data.db", "data.db-wal");
    fs::remove(folder / "data.db");
    check_refused(folder, folder / "data.db", "data.db-wal");
}

TEST_CASE("a file or a folder that must not be written is refused and left as it is") {
    const TemporaryFolder folder;
    create_file(folder / "read-only.db");
    create_file(folder / "alone.db");
    fs::permissions(folder / "read-only.db", fs::perms(0444));
    fs::permissions(folder / "alone.db", fs::perms(0666));
    fs::permissions(folder.path(), fs::perms(0555));
    const auto before = folder.contents();

    test::ChildProcess child([&](test::Talk& talk) {
        test::become_nobody();
        talk.say(refusal(folder / "read-only.db"));
        talk.say(refusal(folder / "alone.db"));
        talk.say(refusal(folder / "new.db"));
    });

    CHECK_THAT(child.hear(), Contains("read-only.db: it cannot be written"));
    CHECK_THAT(child.hear(), Contains("alone.db: it or its folder cannot be written"));
    CHECK_THAT(child.hear(), Contains("new.db: it or its folder cannot be written"));
    CHECK(folder.contents() == before);
    fs::permissions(folder.path(), fs::perms(0755));
}

}  // namespace
}  // namespace profiles::storage
