#include <catch2/catch.hpp>
#include <vector>

#include "storage/domains.h"
#include "storage/open.h"
#include "storage/sqlite/transaction.h"
#include "tests/storage/child_process.h"
#include "tests/storage/refusal.h"
#include "tests/storage/scopes.h"
#include "tests/storage/temporary_folder.h"

namespace profiles::storage {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::Contains;
using test::ChildProcess;
using test::kScope;
using test::refusal;
using test::Talk;
using test::TemporaryFolder;

// Opens the file and keeps it until it is told to go on; then it writes a domain of that name.
void hold(Talk& talk, const fs::path& path) {
    sqlite::Database database = open_file(path);
    Domains domains(database);
    talk.say("open");
    const std::string name = talk.hear();
    domains.insert(kScope, {.name = name});
    talk.say("written");
    talk.hear();
}

TEST_CASE("a second process is refused while the first goes on, and both files stay untouched") {
    const TemporaryFolder folder;
    ChildProcess first([&](Talk& talk) { hold(talk, folder / "data.db"); });
    REQUIRE(first.hear() == "open");
    const auto before = folder.contents();

    CHECK_THAT(refusal(folder / "data.db"), Contains("another process is using it"));

    CHECK(folder.contents() == before);
    first.say("shop");
    CHECK(first.hear() == "written");
}

TEST_CASE("a second process is refused when it comes by a hard link or a symbolic one") {
    const TemporaryFolder folder;
    (void)open_file(folder / "data.db");
    fs::create_hard_link(folder / "data.db", folder / "hard.db");
    fs::create_symlink(folder / "data.db", folder / "soft.db");
    ChildProcess first([&](Talk& talk) { hold(talk, folder / "data.db"); });
    REQUIRE(first.hear() == "open");
    first.say("shop");
    REQUIRE(first.hear() == "written");
    const auto before = folder.contents();

    CHECK_THAT(refusal(folder / "hard.db"), Contains("another process is using it"));
    CHECK_THAT(refusal(folder / "soft.db"), Contains("another process is using it"));

    CHECK(folder.contents() == before);
}

TEST_CASE("a process that closes a second connection to its file keeps others out all the same") {
    const TemporaryFolder folder;
    ChildProcess other([&](Talk& talk) {
        talk.hear();
        talk.say(refusal(folder / "data.db"));
    });
    const sqlite::Database database = open_file(folder / "data.db");

    (void)open_file(folder / "data.db");

    other.say("now you");
    CHECK_THAT(other.hear(), Contains("another process is using it"));
}

TEST_CASE("what a killed process left in its log is folded into the file by the next one") {
    const TemporaryFolder folder;
    ChildProcess first([&](Talk& talk) { hold(talk, folder / "data.db"); });
    REQUIRE(first.hear() == "open");
    first.say("shop");
    REQUIRE(first.hear() == "written");
    first.kill();
    REQUIRE(folder.contents().contains("data.db-wal"));
    {
        sqlite::Database database = open_file(folder / "data.db");
        CHECK(Domains(database).find(kScope, "shop").has_value());
    }
    CHECK(folder.contents().size() == 1);
    sqlite::Database database = open_file(folder / "data.db");
    CHECK(Domains(database).find(kScope, "shop").has_value());
}

TEST_CASE("a writer that is killed loses no row that it had committed") {
    constexpr int kRows = 300;
    const TemporaryFolder folder;
    ChildProcess writer([&](Talk& talk) {
        sqlite::Database database = open_file(folder / "data.db");
        Domains domains(database);
        for (int i = 0;; ++i) {
            const std::string name = "domain-" + std::to_string(i);
            sqlite::Transaction transaction(database);
            domains.insert(kScope, {.name = name, .matching = std::string(2000, 'x')});
            transaction.commit();
            talk.say(name);
        }
    });
    std::vector<std::string> committed;
    while (committed.size() < kRows) {
        committed.push_back(writer.hear());
    }
    writer.kill();

    sqlite::Database database = open_file(folder / "data.db");
    Domains domains(database);
    for (const std::string& name : committed) {
        CHECK(domains.find(kScope, name).has_value());
    }
    CHECK(domains.count(kScope) >= kRows);
}

TEST_CASE("a transaction that was open when its process was killed leaves no trace") {
    const TemporaryFolder folder;
    ChildProcess writer([&](Talk& talk) {
        sqlite::Database database = open_file(folder / "data.db");
        Domains domains(database);
        domains.insert(kScope, {.name = "committed"});
        const sqlite::Transaction transaction(database);
        domains.insert(kScope, {.name = "open"});
        talk.say("halfway");
        talk.hear();
    });
    REQUIRE(writer.hear() == "halfway");
    writer.kill();

    sqlite::Database database = open_file(folder / "data.db");
    Domains domains(database);
    CHECK(domains.find(kScope, "committed").has_value());
    CHECK_FALSE(domains.find(kScope, "open").has_value());
    CHECK(domains.count(kScope) == 1);
}

}  // namespace
}  // namespace profiles::storage
