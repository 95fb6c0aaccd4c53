#include <catch2/catch.hpp>

#include "storage/open.h"
#include "storage/sqlite/copy.h"
#include "tests/storage/new_rows.h"
#include "tests/storage/snapshots/place.h"
#include "tests/storage/sweeping.h"

namespace profiles::storage {
namespace {

using test::found_by;
using test::integrity;
using test::kNow;
using test::kScope;
using test::new_domain;
using test::new_profile;
using test::Place;
using Ids = std::vector<std::string>;

const ProfileKey kEmail{"_email", "ann@example.com"};

TEST_CASE("a restore brings back profiles with their keys, and those of removed domains too") {
    Place place(GENERATE(true, false));
    Store& store = place.store;
    const auto shop = new_domain(store, "shop");
    const auto other = new_domain(store, "other");
    store.profile_keys.define(shop, "loyalty");
    const auto ann = new_profile(store, shop, "ann", {kEmail});
    new_profile(store, other, "ann", {kEmail});
    const auto before = store.profiles.find(shop, "ann", kNow);
    store.snapshots.save("before", kNow);

    store.profiles.remove(ann);
    store.domains.remove(other);
    test::sweep_all(store.sweep);
    for (int i = 0; i < 500; ++i) {
        new_profile(store, shop, std::to_string(i), {kEmail});
    }
    (void)store.snapshots.restore("before");

    CHECK(store.profiles.find(shop, "ann", kNow) == before);
    CHECK(found_by(store, shop, kEmail) == Ids{"ann"});
    CHECK(found_by(store, other, kEmail) == Ids{"ann"});
    CHECK(store.profile_keys.is_defined(shop, "loyalty"));
    CHECK(store.profiles.count(shop, kNow) == 1);
    CHECK(store.statistics().profiles == 2);
    new_profile(store, shop, "new", {kEmail});
    CHECK(found_by(store, shop, kEmail) == Ids{"ann", "new"});
    CHECK(integrity(store.database) == "ok");
}

TEST_CASE("what waited for the sweep when a snapshot was saved is swept after it is restored") {
    Place place(GENERATE(true, false));
    Store& store = place.store;
    const auto removed = new_domain(store, "removed");
    new_profile(store, removed, "ann", {kEmail});
    store.domains.remove(removed);
    const auto shop = new_domain(store, "shop");
    new_profile(store, shop, "ann", {kEmail}, kNow);
    store.snapshots.save("unswept", kNow);
    test::sweep_all(store.sweep, kNow);
    CHECK(test::rows(store.database, "profiles") == 0);

    (void)store.snapshots.restore("unswept");

    CHECK(store.domains.find(kScope, "removed") == std::nullopt);
    CHECK(store.profiles.count(shop, kNow) == 0);
    CHECK(test::rows(store.database, "profiles") == 2);
    test::sweep_all(store.sweep, kNow);
    CHECK(test::rows(store.database, "profiles") == 0);
    CHECK(test::rows(store.database, "domains") == 1);
}

TEST_CASE("a domain from before there were profiles gets them once it is brought up to date") {
    const auto version = GENERATE(1U, 2U);
    sqlite::Schema older = current_schema();
    older.migrations.resize(version);
    sqlite::Database database = open_in_memory(older);
    Domains(database).insert(kScope, {.name = "shop"});
    Domains(database).insert(kScope, {.name = "removed"});
    Place place(GENERATE(true, false));
    Store& store = place.store;
    new_profile(store, new_domain(store, "later"), "ann", {kEmail});

    store.snapshots.import_bytes("older", sqlite::to_bytes(database), kNow);
    (void)store.snapshots.restore("older");

    CHECK(store.domains.count(kScope) == 2);
    CHECK(store.statistics().profiles == 0);
    const auto shop = store.domains.find(kScope, "shop")->id;
    CHECK(store.profiles.count(shop, kNow) == 0);
    new_profile(store, shop, "ann", {kEmail});
    CHECK(found_by(store, shop, kEmail) == Ids{"ann"});
    CHECK(store.profiles.count(shop, kNow) == 1);
    store.domains.remove(store.domains.find(kScope, "removed")->id);
    CHECK(store.domains.count(kScope) == 1);
    store.reset();
    test::sweep_all(store.sweep);
    CHECK(test::rows_of_accounts(store.database) == 0);
}

}  // namespace
}  // namespace profiles::storage
