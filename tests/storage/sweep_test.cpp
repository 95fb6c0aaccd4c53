#include "storage/sweep.h"

#include <catch2/catch.hpp>

#include "storage/open.h"
#include "storage/sqlite/transaction.h"
#include "tests/storage/new_rows.h"
#include "tests/storage/sweeping.h"
#include "tests/storage/temporary_folder.h"

namespace profiles::storage {
namespace {

using namespace std::chrono_literals;
using test::found_by;
using test::kNow;
using test::kScope;
using test::new_domain;
using test::new_profile;
using test::rows;
using test::rows_of_accounts;
using test::sweep_all;
using Ids = std::vector<std::string>;

const ProfileKey kKey{"_phone", "1"};

// A domain with all that can be inside one.
std::int64_t full_domain(Store& store, const std::string& name, int profiles,
                         Timestamp expires_at = test::kNextYear) {
    const auto domain = new_domain(store, name);
    store.tags.put(domain, "", {{"team", "red"}});
    store.profile_keys.define(domain, "loyalty");
    for (int i = 0; i < profiles; ++i) {
        const auto id = new_profile(store, domain, std::to_string(i), {kKey}, expires_at);
        store.profile_keys.add(domain, id, KeyOrigin::added, {kKey, {"loyalty", "gold"}});
    }
    return domain;
}

TEST_CASE("a sweep with nothing to do says so and touches nothing") {
    Store store(open_in_memory());
    CHECK_FALSE(store.sweep.step(kNow, 10));
    const auto domain = full_domain(store, "shop", 3);
    const auto before = rows_of_accounts(store.database);

    CHECK_FALSE(store.sweep.step(kNow, 10));

    CHECK(rows_of_accounts(store.database) == before);
    CHECK(store.profiles.count(domain, kNow) == 3);
}

TEST_CASE("a sweep deletes profiles from the millisecond at which they expire, with their keys") {
    Store store(open_in_memory());
    const auto domain = new_domain(store, "shop");
    new_profile(store, domain, "before", {kKey}, kNow - 1ms);
    new_profile(store, domain, "after", {kKey}, kNow + 1ms);
    new_profile(store, domain, "at", {kKey}, kNow);

    CHECK_FALSE(store.sweep.step(kNow, 10));

    CHECK(rows(store.database, "profiles") == 1);
    CHECK(rows(store.database, "profile_keys") == 1);
    CHECK(found_by(store, domain, kKey) == Ids{"after"});
    CHECK(store.profiles.count(domain, kNow) == 1);
}

TEST_CASE("a profile whose expiry was put off is swept at the later time and not before") {
    Store store(open_in_memory());
    const auto domain = new_domain(store, "shop");
    const auto id = new_profile(store, domain, "p", {kKey}, kNow);
    store.profiles.update({.id = id, .members = "{}", .expires_at = kNow + 5ms});

    sweep_all(store.sweep, kNow + 4ms);
    CHECK(store.profiles.count(domain, kNow + 4ms) == 1);
    CHECK(found_by(store, domain, kKey) == Ids{"p"});

    sweep_all(store.sweep, kNow + 5ms);
    CHECK(rows(store.database, "profiles") == 0);
}

TEST_CASE("a profile whose expiry was brought forward is swept at the earlier time") {
    Store store(open_in_memory());
    const auto domain = new_domain(store, "shop");
    const auto id = new_profile(store, domain, "p", {kKey}, kNow + 5ms);
    store.profiles.update({.id = id, .members = "{}", .expires_at = kNow});

    CHECK(store.profiles.count(domain, kNow) == 0);
    sweep_all(store.sweep, kNow);
    CHECK(rows(store.database, "profiles") == 0);
}

TEST_CASE("profiles whose expiry was put off do not hide from a step what has expired") {
    Store store(open_in_memory());
    const auto domain = full_domain(store, "shop", 10, kNow);
    for (int i = 0; i < 10; i += 2) {
        const auto put_off = store.profiles.find(domain, std::to_string(i), kNow - 1ms);
        store.profiles.update({.id = put_off->id, .members = "{}", .expires_at = kNow + 1ms});
    }
    CHECK(store.profiles.count(domain, kNow) == 5);
    const std::int64_t limit = GENERATE(1, 2, 3, 4, 11);

    while (store.sweep.step(kNow, limit)) {
        CHECK(store.profiles.count(domain, kNow) == 5);
    }

    CHECK(rows(store.database, "profiles") == 5);
    CHECK(store.profiles.count(domain, kNow) == 5);
    CHECK(store.profiles.count(domain, kNow + 1ms) == 0);
}

TEST_CASE("a file of an older version sweeps what expired as ever") {
    sqlite::Schema older = current_schema();
    older.migrations.resize(3);
    const test::TemporaryFolder folder;
    {
        sqlite::Database database = open_file(folder / "data.db", older);
        database.execute(
            "INSERT INTO domains (account, region, name, default_expiration_days, created_at,"
            "                     last_updated_at) VALUES ('1', 'r', 'shop', 1, 0, 0);"
            "INSERT INTO profiles (domain_id, profile_id, members, expires_at)"
            "VALUES (1, 'expired', '{}', 5), (1, 'alive', '{}', 6);");
    }
    Store store(open_file(folder / "data.db"));
    const Timestamp now{5ms};

    sweep_all(store.sweep, now);

    CHECK(rows(store.database, "profiles") == 1);
    CHECK(store.profiles.find(1, "alive", now));
}

TEST_CASE("a step never deletes more profiles than its limit and says when nothing is left") {
    Store store(open_in_memory());
    const auto kept = full_domain(store, "kept", 5);
    full_domain(store, "expired", 7, kNow);
    store.domains.remove(full_domain(store, "discarded", 8));
    store.domains.remove(full_domain(store, "both", 9, kNow));
    const std::int64_t limit = GENERATE(1, 2, 7, 16, 24, 26, 1000);

    bool is_more = true;
    while (is_more) {
        const auto before = rows(store.database, "profiles");
        is_more = store.sweep.step(kNow, limit);
        const auto deleted = before - rows(store.database, "profiles");
        CHECK(deleted <= limit);
        CHECK(store.profiles.count(kept, kNow) == 5);
    }

    CHECK(rows(store.database, "profiles") == 5);
    CHECK(rows(store.database, "domains") == 2);
    CHECK_FALSE(store.sweep.step(kNow, limit));
}

TEST_CASE("each step of a sweep gets as far as its limit lets it, so that it ends") {
    Store store(open_in_memory());
    full_domain(store, "expired", 10, kNow);
    store.domains.remove(full_domain(store, "discarded", 10));

    for (int i = 1; i <= 6; ++i) {
        CHECK(store.sweep.step(kNow, 3));
        CHECK(rows(store.database, "profiles") == 20 - 3 * i);
    }
    CHECK_FALSE(store.sweep.step(kNow, 4));  // two profiles, their domain, and nothing else
    CHECK(rows(store.database, "profiles") == 0);
}

TEST_CASE("a step takes no more domains apart than its limit, even if nothing is in them") {
    Store store(open_in_memory());
    for (int i = 0; i < 20; ++i) {
        new_domain(store, std::to_string(i));
    }
    store.reset();

    CHECK(store.sweep.step(kNow, 8));
    CHECK(rows(store.database, "domains") == 12);
    CHECK(store.sweep.step(kNow, 8));
    CHECK(rows(store.database, "domains") == 4);
    CHECK_FALSE(store.sweep.step(kNow, 8));
    CHECK(rows_of_accounts(store.database) == 0);
}

TEST_CASE("discarded domains and everything inside them are gone in the end") {
    Store store(open_in_memory());
    for (int i = 0; i < 3; ++i) {
        const auto removed = full_domain(store, "removed", 4);
        store.domains.remove(removed);
        CHECK(store.domains.find(kScope, "removed") == std::nullopt);
    }
    full_domain(store, "reset", 4);
    store.reset({.account = kScope.account});

    sweep_all(store.sweep);

    CHECK(rows_of_accounts(store.database) == 0);
}

TEST_CASE("a domain that was created again under the same name is not touched") {
    Store store(open_in_memory());
    store.domains.remove(full_domain(store, "shop", 3));
    const auto again = full_domain(store, "shop", 2);
    CHECK(store.profiles.count(again, kNow) == 2);

    sweep_all(store.sweep);

    CHECK(store.domains.find(kScope, "shop")->id == again);
    CHECK(store.tags.of(again, "").size() == 1);
    CHECK(store.profile_keys.is_defined(again, "loyalty"));
    CHECK(store.profiles.count(again, kNow) == 2);
    CHECK(found_by(store, again, kKey) == Ids{"0", "1"});
    CHECK(store.domains.count(kScope) == 1);
    CHECK(rows(store.database, "profiles") == 2);
    CHECK(rows(store.database, "profile_keys") == 6);
}

TEST_CASE("a step that is rolled back loses nothing and is made up for later") {
    Store store(open_in_memory());
    const auto kept = full_domain(store, "kept", 3);
    full_domain(store, "expired", 3, kNow);
    store.domains.remove(full_domain(store, "discarded", 3));
    const auto before = rows_of_accounts(store.database);
    {
        const sqlite::Transaction transaction(store.database);
        sweep_all(store.sweep, kNow);
        CHECK(rows_of_accounts(store.database) < before);
    }
    CHECK(rows_of_accounts(store.database) == before);
    CHECK(store.profiles.count(kept, kNow) == 3);

    sweep_all(store.sweep, kNow);

    CHECK(rows(store.database, "profiles") == 3);
    CHECK(store.profiles.count(kept, kNow) == 3);
}

TEST_CASE("a sweep that the end of the process interrupts goes on after the next start") {
    const test::TemporaryFolder folder;
    {
        Store store(open_file(folder / "data.db"));
        full_domain(store, "kept", 2);
        full_domain(store, "expired", 5, kNow);
        store.domains.remove(full_domain(store, "discarded", 5));
        CHECK(store.sweep.step(kNow, 7));
    }
    Store store(open_file(folder / "data.db"));
    CHECK(rows(store.database, "profiles") == 5);

    sweep_all(store.sweep, kNow);

    CHECK(rows(store.database, "profiles") == 2);
    CHECK(rows(store.database, "domains") == 2);
    CHECK(store.profiles.count(store.domains.find(kScope, "kept")->id, kNow) == 2);
}

}  // namespace
}  // namespace profiles::storage
