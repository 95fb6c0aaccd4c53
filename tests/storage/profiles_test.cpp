#include "storage/profiles.h"

#include <catch2/catch.hpp>

#include "storage/open.h"
#include "storage/sqlite/transaction.h"
#include "tests/storage/error_code.h"
#include "tests/storage/new_rows.h"
#include "tests/storage/sweeping.h"

namespace profiles::storage {
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;
using test::error_code;
using test::kNextYear;
using test::kNow;
using test::new_domain;
using test::new_profile;

TEST_CASE("a profile comes back as it was inserted, by its profile id and by its row id") {
    Store store(open_in_memory());
    new_domain(store, "so that ids of domains and profiles differ");
    const auto domain = new_domain(store, "shop");
    Profile profile{.profile_id = "Zoë'\0"s,
                    .members = R"({"FirstName": "NUL")"s + '\0' + "\"}",
                    .expires_at = kNow + 1ms};
    profile.id = store.profiles.insert(domain, profile);

    CHECK(profile.id == 1);
    CHECK(store.profiles.find(domain, profile.profile_id, kNow) == profile);
    CHECK(store.profiles.find_row(profile.id, kNow) == profile);
    CHECK(store.profiles.find(domain, "Zoë'", kNow) == std::nullopt);
    CHECK(store.profiles.find_row(profile.id + 1, kNow) == std::nullopt);
}

TEST_CASE("an update changes the members and the expiry of that one profile") {
    Store store(open_in_memory());
    const auto domain = new_domain(store, "shop");
    const auto neighbour = new_profile(store, domain, "neighbour");
    const auto id = new_profile(store, domain, "ann");

    store.profiles.update({.id = id,
                           .profile_id = "renamed",
                           .members = R"({"FirstName":"Ann"})",
                           .expires_at = kNow + 5ms});

    CHECK(store.profiles.find(domain, "ann", kNow) ==
          Profile{id, "ann", R"({"FirstName":"Ann"})", kNow + 5ms});
    CHECK(store.profiles.find(domain, "renamed", kNow) == std::nullopt);
    CHECK(store.profiles.find_row(neighbour, kNow) ==
          Profile{neighbour, "neighbour", "{}", kNextYear});
}

TEST_CASE("a profile that was kept expired is gone at any time, others are as they were") {
    Store store(open_in_memory());
    const auto domain = new_domain(store, "shop");
    const auto expired = store.profiles.insert(
        domain, {.profile_id = "expired", .members = "{}", .expires_at = kNow});
    const auto alive = store.profiles.insert(
        domain, {.profile_id = "alive", .members = "{}", .expires_at = kNow + 1ms});

    store.profiles.keep_expired(kNow);

    CHECK(store.profiles.find_row(expired, kNow - 24h) == std::nullopt);
    CHECK(store.profiles.find_row(alive, kNow) == Profile{alive, "alive", "{}", kNow + 1ms});
    CHECK(store.profiles.count(domain, kNow - 24h) == 1);
}

TEST_CASE("a removed profile is gone with its keys, and its profile id is free") {
    Store store(open_in_memory());
    const auto domain = new_domain(store, "shop");
    new_profile(store, domain, "kept", {{"_email", "kept@example.com"}});
    const auto removed = new_profile(store, domain, "removed", {{"_email", "x"}, {"_phone", "1"}});
    store.profile_keys.add(domain, removed, KeyOrigin::added, {{"_email", "x"}});

    store.profiles.remove(removed);
    store.profiles.remove(removed);

    CHECK(store.profiles.find(domain, "removed", kNow) == std::nullopt);
    CHECK(store.profiles.find_row(removed, kNow) == std::nullopt);
    CHECK(store.profiles.count(domain, kNow) == 1);
    CHECK(test::rows(store.database, "profile_keys") == 1);
    CHECK(new_profile(store, domain, "removed") > removed);
}

TEST_CASE("a profile is gone from the millisecond at which it expires") {
    Store store(open_in_memory());
    const auto domain = new_domain(store, "shop");
    const auto id = new_profile(store, domain, "ann", {}, kNow);

    CHECK(store.profiles.find(domain, "ann", kNow - 1ms).has_value());
    CHECK(store.profiles.find_row(id, kNow - 1ms).has_value());
    CHECK(store.profiles.count(domain, kNow - 1ms) == 1);

    CHECK(store.profiles.find(domain, "ann", kNow) == std::nullopt);
    CHECK(store.profiles.find_row(id, kNow) == std::nullopt);
    CHECK(store.profiles.count(domain, kNow) == 0);
}

TEST_CASE("a profile whose expiry is moved counts from the new one") {
    Store store(open_in_memory());
    const auto domain = new_domain(store, "shop");
    const auto id = new_profile(store, domain, "ann");

    store.profiles.update({.id = id, .members = "{}", .expires_at = kNow});
    CHECK(store.profiles.count(domain, kNow) == 0);

    store.profiles.update({.id = id, .members = "{}", .expires_at = kNow + 1ms});
    CHECK(store.profiles.count(domain, kNow) == 1);
    CHECK(store.profiles.find(domain, "ann", kNow).has_value());
}

TEST_CASE("the counts of several domains are exact while expired profiles wait for the sweep") {
    Store store(open_in_memory());
    const auto first = new_domain(store, "first");
    const auto second = new_domain(store, "second");
    const auto empty = new_domain(store, "empty");
    for (int i = 0; i < 12; ++i) {
        new_profile(store, i % 3 == 0 ? first : second, std::to_string(i), {}, kNow + i * 1ms);
    }
    const auto are_exact = [&] {
        CHECK(store.profiles.count(first, kNow + 5ms) == 2);   // 6, 9
        CHECK(store.profiles.count(second, kNow + 5ms) == 4);  // 7, 8, 10, 11
        CHECK(store.profiles.count(empty, kNow + 5ms) == 0);
    };

    CHECK(store.profiles.count(first, kNow - 1ms) == 4);
    CHECK(store.profiles.count(second, kNow - 1ms) == 8);
    are_exact();
    while (store.sweep.step(kNow + 5ms, 1)) {
        are_exact();
    }
    are_exact();
    CHECK(store.profiles.count(first, kNow + 11ms) == 0);
    CHECK(store.profiles.count(second, kNow + 11ms) == 0);
}

TEST_CASE("a profile id is unique in its domain, among those that wait for the sweep too") {
    Store store(open_in_memory());
    const auto shop = new_domain(store, "shop");
    const auto other = new_domain(store, "other");
    new_profile(store, shop, "ann", {}, kNow);

    CHECK(error_code([&] { new_profile(store, shop, "ann"); }) == SQLITE_CONSTRAINT_UNIQUE);
    CHECK(error_code([&] { new_profile(store, shop, "Ann"); }) == SQLITE_OK);
    CHECK(error_code([&] { new_profile(store, other, "ann"); }) == SQLITE_OK);
    CHECK(store.profiles.count(shop, kNow) == 1);

    test::sweep_all(store.sweep, kNow);
    CHECK(error_code([&] { new_profile(store, shop, "ann"); }) == SQLITE_OK);
    CHECK(store.profiles.count(shop, kNow) == 2);
}

TEST_CASE("profiles of another domain are never seen") {
    Store store(open_in_memory());
    const auto shop = new_domain(store, "shop");
    const auto other = new_domain(store, "other");
    new_profile(store, shop, "ann");

    CHECK(store.profiles.find(other, "ann", kNow) == std::nullopt);
    CHECK(store.profiles.count(other, kNow) == 0);

    const auto theirs = new_profile(store, other, "ann");
    CHECK(store.profiles.find(other, "ann", kNow)->id == theirs);
    store.profiles.remove(theirs);
    CHECK(store.profiles.find(shop, "ann", kNow).has_value());
    CHECK(store.profiles.count(shop, kNow) == 1);
}

TEST_CASE("the count of profiles follows a transaction that is rolled back") {
    Store store(open_in_memory());
    const auto domain = new_domain(store, "shop");
    const auto id = new_profile(store, domain, "ann");
    {
        const sqlite::Transaction transaction(store.database);
        new_profile(store, domain, "zoe");
        CHECK(store.profiles.count(domain, kNow) == 2);
        store.profiles.remove(id);
        CHECK(store.profiles.count(domain, kNow) == 1);
    }
    CHECK(store.profiles.count(domain, kNow) == 1);
    CHECK(store.profiles.find(domain, "ann", kNow).has_value());
}

TEST_CASE("a profile in a domain that does not exist is refused") {
    Store store(open_in_memory());

    CHECK(error_code([&] { new_profile(store, 1, "ann"); }) == SQLITE_CONSTRAINT_FOREIGNKEY);
    CHECK(test::rows_of_accounts(store.database) == 0);
}

}  // namespace
}  // namespace profiles::storage
