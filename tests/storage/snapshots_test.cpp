#include "storage/snapshots.h"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "storage/open.h"
#include "storage/sqlite/copy.h"
#include "storage/sqlite/transaction.h"
#include "storage/store.h"
#include "tests/storage/scopes.h"
#include "tests/storage/snapshots/place.h"
#include "tests/storage/snapshots/snapshot_refusal.h"
#include "tests/storage/temporary_folder.h"

namespace profiles::storage {
namespace {

using namespace std::chrono_literals;
using test::integrity;
using test::kind_of_refusal;
using test::kScope;
using test::Place;
using test::TemporaryFolder;
using Kind = SnapshotError::Kind;

const Timestamp kNoon(1'700'000'000'123ms);

TEST_CASE("a restore brings back what was deleted and takes away what has come since") {
    Place place(GENERATE(true, false));
    Store& store = place.store;
    const auto id = store.domains.insert(kScope, {.name = "shop", .matching = "{}"});
    store.tags.put(id, "", {{"team", "red"}});
    const auto before = store.domains.find(kScope, "shop");
    store.snapshots.save("before", kNoon);
    store.domains.remove(id);
    for (int i = 0; i < 1000; ++i) {
        store.domains.insert({"111111111111", "eu-west-1"}, {.name = std::to_string(i)});
    }

    const Restored restored = store.snapshots.restore("before");

    CHECK_FALSE(restored.secrets_changed);
    CHECK(store.domains.find(kScope, "shop") == before);
    CHECK(store.tags.of(id, "") == TagMap{{"team", "red"}});
    CHECK(store.accounts() == std::vector<std::string>{kScope.account});
    CHECK(store.domains.count(kScope) == 1);
    CHECK(integrity(store.database) == "ok");
}

TEST_CASE("every repository goes on after a restore, in a transaction and out of one") {
    Place place(GENERATE(true, false));
    Store& store = place.store;
    store.snapshots.save("empty", kNoon);
    store.domains.insert(kScope, {.name = "shop"});

    (void)store.snapshots.restore("empty");

    sqlite::Transaction transaction(store.database);
    const auto id = store.domains.insert(kScope, {.name = "new"});
    store.tags.put(id, "", {{"team", "red"}});
    store.secrets.put("page-tokens", "key");
    transaction.commit();
    store.fork(kScope.account, "111111111111");
    CHECK(store.domains.page(kScope, "", 10).size() == 1);
    CHECK(store.tags.of(id, "").size() == 1);
    CHECK(store.secrets.find("page-tokens") == "key");
    CHECK(store.statistics().domains == 2);
    store.reset({.account = kScope.account});
    CHECK(store.domains.count(kScope) == 0);
    CHECK(store.database.integer("PRAGMA foreign_keys") == 1);
}

TEST_CASE("a snapshot can be restored again and again and is not touched by what comes after") {
    Place place(GENERATE(true, false));
    Store& store = place.store;
    store.domains.insert(kScope, {.name = "shop"});
    store.snapshots.save("one", kNoon);
    const std::string bytes = store.snapshots.export_bytes("one");

    for (int i = 0; i < 3; ++i) {
        store.reset();
        (void)store.snapshots.restore("one");
        CHECK(store.domains.count(kScope) == 1);
    }
    CHECK(store.snapshots.export_bytes("one") == bytes);
}

TEST_CASE("what was restored is there when the file is closed and reopened") {
    const TemporaryFolder folder;
    {
        Store store(open_file(folder / "data.db"));
        store.domains.insert(kScope, {.name = "shop"});
        store.snapshots.save("one", kNoon);
        store.reset();
        (void)store.snapshots.restore("one");
        store.domains.insert(kScope, {.name = "later"});
    }
    Store reopened(open_file(folder / "data.db"));

    CHECK(reopened.domains.count(kScope) == 2);
    CHECK(integrity(reopened.database) == "ok");
}

TEST_CASE("the list tells each snapshot's name, time, size and schema in the order of names") {
    Place place(GENERATE(true, false));
    Snapshots& snapshots = place.store.snapshots;
    CHECK(snapshots.list().empty());
    const Snapshot b = snapshots.save("b", kNoon);
    const Snapshot a = snapshots.save("a", Timestamp(-1ms));
    const Snapshot upper = snapshots.save("B", Timestamp());

    CHECK(snapshots.list() == std::vector{upper, a, b});
    CHECK(b.name == "b");
    CHECK(b.created_at == kNoon);
    CHECK(b.schema_version == current_schema().version());
    CHECK(b.size == static_cast<std::int64_t>(snapshots.export_bytes("b").size()));
}

TEST_CASE("snapshots of a file outlive the process, those in memory leave nothing behind") {
    const TemporaryFolder folder;
    Snapshot saved;
    {
        Store store(open_file(folder / "data.db"));
        CHECK_FALSE(std::filesystem::exists(folder / "data.db.snapshots"));
        store.domains.insert(kScope, {.name = "shop"});
        saved = store.snapshots.save("one", kNoon);
    }
    CHECK(std::filesystem::exists(folder / "data.db.snapshots/one.db"));
    Store reopened(open_file(folder / "data.db"));
    CHECK(reopened.snapshots.list() == std::vector{saved});
    reopened.reset();
    (void)reopened.snapshots.restore("one");
    CHECK(reopened.domains.count(kScope) == 1);

    Store in_memory(open_in_memory());
    in_memory.snapshots.save("one", kNoon);
    Store another(open_in_memory());
    CHECK(another.snapshots.list().empty());
}

TEST_CASE("a snapshot of a file is a file that the emulator can be started with") {
    const TemporaryFolder folder;
    Store store(open_file(folder / "data.db"));
    store.domains.insert(kScope, {.name = "shop"});
    store.snapshots.save("one", kNoon);
    test::write_bytes(folder / "exported.db", store.snapshots.export_bytes("one"));

    Store started(open_file(folder / "data.db.snapshots/one.db"));
    Store from_export(open_file(folder / "exported.db"));

    CHECK(started.domains.count(kScope) == 1);
    CHECK(from_export.domains.count(kScope) == 1);
}

TEST_CASE("a save under a name that is taken replaces the snapshot") {
    Place place(GENERATE(true, false));
    Store& store = place.store;
    store.snapshots.save("one", kNoon);
    store.domains.insert(kScope, {.name = "shop"});

    const Snapshot second = store.snapshots.save("one", kNoon + 1h);

    CHECK(store.snapshots.list() == std::vector{second});
    store.reset();
    (void)store.snapshots.restore("one");
    CHECK(store.domains.count(kScope) == 1);
}

TEST_CASE("a removed snapshot is gone and the others stay") {
    Place place(GENERATE(true, false));
    Snapshots& snapshots = place.store.snapshots;
    snapshots.save("gone", kNoon);
    const Snapshot kept = snapshots.save("kept", kNoon);

    snapshots.remove("gone");

    CHECK(snapshots.list() == std::vector{kept});
    CHECK(kind_of_refusal([&] { snapshots.remove("gone"); }) == Kind::not_found);
    CHECK(kind_of_refusal([&] { (void)snapshots.restore("gone"); }) == Kind::not_found);
    CHECK(kind_of_refusal([&] { (void)snapshots.export_bytes("gone"); }) == Kind::not_found);
}

TEST_CASE("a name that could lead out of the folder or into another file is refused everywhere") {
    Place place(GENERATE(true, false));
    Snapshots& snapshots = place.store.snapshots;
    const std::string bytes = sqlite::to_bytes(place.store.database);
    const std::string name =
        GENERATE(values<std::string>({"", ".", "..", "a/b", "../data", "a.db", "a b", "a\nb", "\\",
                                      std::string("a\0b", 3), "Zoë", "~", std::string(65, 'x')}));

    CHECK(kind_of_refusal([&] { snapshots.save(name, kNoon); }) == Kind::bad_name);
    CHECK(kind_of_refusal([&] { (void)snapshots.restore(name); }) == Kind::bad_name);
    CHECK(kind_of_refusal([&] { snapshots.remove(name); }) == Kind::bad_name);
    CHECK(kind_of_refusal([&] { (void)snapshots.export_bytes(name); }) == Kind::bad_name);
    CHECK(kind_of_refusal([&] { snapshots.import_bytes(name, bytes, kNoon); }) == Kind::bad_name);
    CHECK(snapshots.list().empty());
}

TEST_CASE("the shortest and the longest names with every character that is allowed are fine") {
    Place place(GENERATE(true, false));
    const std::string name = GENERATE(values<std::string>(
        {"a", "-", "abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789"}));

    place.store.snapshots.save(name, kNoon);

    CHECK(place.store.snapshots.list().size() == 1);
    (void)place.store.snapshots.restore(name);
}

TEST_CASE("neither save nor restore can be called in the middle of a transaction or a query") {
    Place place(GENERATE(true, false));
    Store& store = place.store;
    store.domains.insert(kScope, {.name = "shop"});
    store.snapshots.save("one", kNoon);
    const auto is_refused = [&] {
        CHECK_THROWS_AS(store.snapshots.save("two", kNoon), std::logic_error);
        CHECK_THROWS_AS(store.snapshots.restore("one"), std::logic_error);
        return store.snapshots.list().size() == 1;
    };
    {
        const sqlite::Transaction transaction(store.database);
        CHECK(is_refused());
    }
    {
        sqlite::Statement statement = store.database.statement("SELECT name FROM domains");
        sqlite::Query query = statement.bind();
        REQUIRE(query.step());
        CHECK(is_refused());
    }
    (void)store.snapshots.restore("one");
}

}  // namespace
}  // namespace profiles::storage
