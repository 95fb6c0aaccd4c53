#include <catch2/catch.hpp>

#include "storage/open.h"
#include "storage/snapshots.h"
#include "storage/sqlite/transaction.h"
#include "storage/store.h"
#include "tests/storage/child_process.h"
#include "tests/storage/file_size_limit.h"
#include "tests/storage/snapshots/snapshot_refusal.h"
#include "tests/storage/temporary_folder.h"

namespace profiles::storage {
namespace {

namespace fs = std::filesystem;
using test::ChildProcess;
using test::FileSizeLimit;
using test::kind_of_refusal;
using test::Talk;
using test::TemporaryFolder;
using Kind = SnapshotError::Kind;

constexpr int kDomains = 1000;

// Replaces everything by as many domains as take a few megabytes, all of them marked.
void fill(Store& store, const std::string& mark) {
    sqlite::Transaction transaction(store.database);
    store.reset();
    for (int i = 0; i < kDomains; ++i) {
        store.domains.insert(
            {"000000000000", "us-east-1"},
            {.name = mark + std::to_string(i), .matching = std::string(4000, mark.front())});
    }
    transaction.commit();
}

// The mark of all domains, which are as many as there should be; "" for any other state.
std::string mark_of(Store& store) {
    const auto domains = store.domains.page({"000000000000", "us-east-1"}, "", kDomains + 1);
    if (domains.size() != kDomains || store.statistics().domains != kDomains) {
        return "";
    }
    const std::string mark = domains.front().name.substr(0, 1);
    for (const Domain& domain : domains) {
        if (domain.name.front() != mark.front() ||
            domain.matching != std::string(4000, mark.front())) {
            return "";
        }
    }
    return store.database.integer(
               "SELECT count(*) FROM pragma_integrity_check"
               " WHERE integrity_check <> 'ok'") == 0
               ? mark
               : "";
}

// The state is a; of the snapshots, one is a and the other b.
void prepare(const fs::path& file) {
    Store store(open_file(file));
    fill(store, "b");
    store.snapshots.save("other", Timestamp());
    fill(store, "a");
    store.snapshots.save("same", Timestamp());
}

std::string mark_of_snapshot(Store& store, const char* name) {
    (void)store.snapshots.restore(name);
    return mark_of(store);
}

TEST_CASE("a process that is killed while it saves keeps the earlier snapshot or has the later") {
    const TemporaryFolder folder;
    prepare(folder / "data.db");
    for (int round = 0; round < 6; ++round) {
        ChildProcess child([&](Talk& talk) {
            Store store(open_file(folder / "data.db"));
            talk.say("saving");
            for (;;) {
                store.snapshots.save("other", Timestamp());
                talk.say("saved");
            }
        });
        REQUIRE(child.hear() == "saving");
        for (int i = 0; i < round / 2; ++i) {
            REQUIRE(child.hear() == "saved");
        }
        child.kill();

        Store store(open_file(folder / "data.db"));
        CHECK(mark_of(store) == "a");
        CHECK(store.snapshots.list().size() == 2);
        CHECK_FALSE(fs::exists(folder / "data.db.snapshots/other.db.part"));
        const std::string other = mark_of_snapshot(store, "other");
        CHECK((other == "a" || (other == "b" && round < 2)));
        (void)store.snapshots.restore("same");
    }
}

TEST_CASE("a process that is killed while it restores has the state from before or from after") {
    const TemporaryFolder folder;
    prepare(folder / "data.db");
    for (int round = 0; round < 6; ++round) {
        ChildProcess child([&](Talk& talk) {
            Store store(open_file(folder / "data.db"));
            talk.say("restoring");
            for (;;) {
                (void)store.snapshots.restore("other");
                talk.say("restored");
                (void)store.snapshots.restore("same");
                talk.say("restored");
            }
        });
        REQUIRE(child.hear() == "restoring");
        for (int i = 0; i < round / 2; ++i) {
            REQUIRE(child.hear() == "restored");
        }
        child.kill();

        Store store(open_file(folder / "data.db"));
        CHECK_FALSE(mark_of(store).empty());
        CHECK(mark_of_snapshot(store, "other") == "b");
        CHECK(mark_of_snapshot(store, "same") == "a");
    }
}

// Unlike a signal from outside, this one hits in the middle for certain.
TEST_CASE("a process that dies with a snapshot half written loses neither state nor snapshot") {
    const TemporaryFolder folder;
    prepare(folder / "data.db");
    ChildProcess child([&](Talk& talk) {
        Store store(open_file(folder / "data.db"));
        FileSizeLimit::die_beyond(1'000'000);
        talk.say("saving");
        store.snapshots.save("other", Timestamp());
        talk.say("saved");
    });
    REQUIRE(child.hear() == "saving");
    REQUIRE(child.hear().empty());
    child.kill();
    REQUIRE(fs::file_size(folder / "data.db.snapshots/other.db.part") == 1'000'000);

    Store store(open_file(folder / "data.db"));
    CHECK(mark_of(store) == "a");
    CHECK_FALSE(fs::exists(folder / "data.db.snapshots/other.db.part"));
    CHECK(mark_of_snapshot(store, "other") == "b");
}

TEST_CASE("a process that dies with half a restore in its log has the state from before") {
    const TemporaryFolder folder;
    prepare(folder / "data.db");
    ChildProcess child([&](Talk& talk) {
        Store store(open_file(folder / "data.db"));
        FileSizeLimit::die_beyond(1'000'000);
        talk.say("restoring");
        (void)store.snapshots.restore("other");
        talk.say("restored");
    });
    REQUIRE(child.hear() == "restoring");
    REQUIRE(child.hear().empty());
    child.kill();
    REQUIRE(fs::file_size(folder / "data.db-wal") == 1'000'000);

    Store store(open_file(folder / "data.db"));
    CHECK(mark_of(store) == "a");
    CHECK(mark_of_snapshot(store, "other") == "b");
}

TEST_CASE("a restore for which the disk has no room leaves the state and works once it has") {
    const TemporaryFolder folder;
    prepare(folder / "data.db");
    {
        Store store(open_file(folder / "data.db"));
        {
            const FileSizeLimit limit(1'000'000);
            CHECK(kind_of_refusal([&] { (void)store.snapshots.restore("other"); }) == Kind::io);
        }
        CHECK(mark_of(store) == "a");
        CHECK(store.database.is_idle());
        store.domains.insert({"111111111111", "us-east-1"}, {.name = "later"});
        store.reset({.account = "111111111111"});
        CHECK(mark_of(store) == "a");

        CHECK(mark_of_snapshot(store, "other") == "b");
    }
    Store reopened(open_file(folder / "data.db"));
    CHECK(mark_of(reopened) == "b");
}

TEST_CASE("a save for which the disk has no room leaves the earlier snapshot and the state") {
    const TemporaryFolder folder;
    prepare(folder / "data.db");
    Store store(open_file(folder / "data.db"));
    {
        const FileSizeLimit limit(1'000'000);
        CHECK(kind_of_refusal([&] { store.snapshots.save("other", Timestamp()); }) == Kind::io);
        CHECK(kind_of_refusal([&] { store.snapshots.save("new", Timestamp()); }) == Kind::io);
    }
    CHECK(mark_of(store) == "a");
    CHECK(store.snapshots.list().size() == 2);
    CHECK(mark_of_snapshot(store, "other") == "b");
}

TEST_CASE("a snapshot that does not fit under the limit of pages leaves the state as it was") {
    const TemporaryFolder folder;
    const bool is_file = GENERATE(true, false);
    Store store(is_file ? open_file(folder / "data.db") : open_in_memory());
    fill(store, "b");
    store.snapshots.save("large", Timestamp());
    store.reset();
    store.database.execute("VACUUM");
    store.domains.insert({"111111111111", "us-east-1"}, {.name = "small"});

    store.database.limit_pages(100);
    CHECK(kind_of_refusal([&] { (void)store.snapshots.restore("large"); }) == Kind::io);
    CHECK(store.accounts() == std::vector<std::string>{"111111111111"});
    CHECK(store.domains.find({"111111111111", "us-east-1"}, "small").has_value());

    store.database.limit_pages(100'000);
    CHECK(mark_of_snapshot(store, "large") == "b");
}

}  // namespace
}  // namespace profiles::storage
