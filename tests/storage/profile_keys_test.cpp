#include "storage/profile_keys.h"

#include <catch2/catch.hpp>

#include "storage/open.h"
#include "storage/sqlite/transaction.h"
#include "tests/storage/error_code.h"
#include "tests/storage/new_rows.h"
#include "tests/storage/sweeping.h"

namespace profiles::storage {
namespace {

using namespace std::string_literals;
using test::error_code;
using test::found_by;
using test::new_domain;
using test::new_profile;
using Ids = std::vector<std::string>;

const ProfileKey kEmail{"_email", "ann@example.com"};
const ProfileKey kPhone{"_phone", "+15550100"};

TEST_CASE("a profile that has a key from both origins loses it with the second") {
    Store store(open_in_memory());
    const auto domain = new_domain(store, "shop");
    const auto id = new_profile(store, domain, "ann", {kEmail});
    store.profile_keys.add(domain, id, KeyOrigin::added, {kEmail});
    const auto first = GENERATE(KeyOrigin::members, KeyOrigin::added);
    const auto second = first == KeyOrigin::members ? KeyOrigin::added : KeyOrigin::members;
    CHECK(found_by(store, domain, kEmail) == Ids{"ann"});

    store.profile_keys.remove(id, first, {kEmail});
    store.profile_keys.remove(id, first, {kEmail});
    CHECK(found_by(store, domain, kEmail) == Ids{"ann"});

    store.profile_keys.remove(id, second, {kEmail});
    CHECK(found_by(store, domain, kEmail).empty());
}

TEST_CASE("a key that is added twice from one origin is gone when it is removed once") {
    Store store(open_in_memory());
    const auto domain = new_domain(store, "shop");
    const auto id = new_profile(store, domain, "ann", {kEmail, kEmail});
    store.profile_keys.add(domain, id, KeyOrigin::members, {kEmail});
    CHECK(found_by(store, domain, kEmail) == Ids{"ann"});

    store.profile_keys.remove(id, KeyOrigin::members, {kEmail});

    CHECK(found_by(store, domain, kEmail).empty());
}

TEST_CASE("only the keys that are named are removed, and from that profile alone") {
    Store store(open_in_memory());
    const auto domain = new_domain(store, "shop");
    const ProfileKey other_value{kEmail.name, "zoe@example.com"};
    const ProfileKey other_name{"_account", kEmail.value};
    const auto ann = new_profile(store, domain, "ann", {kEmail, other_value, other_name, kPhone});
    new_profile(store, domain, "zoe", {kEmail, kPhone});

    store.profile_keys.remove(ann, KeyOrigin::members, {{"_email", "missing"}, kEmail, kPhone});
    store.profile_keys.remove(ann, KeyOrigin::members, {});

    CHECK(found_by(store, domain, kEmail) == Ids{"zoe"});
    CHECK(found_by(store, domain, kPhone) == Ids{"zoe"});
    CHECK(found_by(store, domain, other_value) == Ids{"ann"});
    CHECK(found_by(store, domain, other_name) == Ids{"ann"});
}

TEST_CASE("keys are compared byte by byte and may hold any characters") {
    Store store(open_in_memory());
    const auto domain = new_domain(store, "shop");
    const ProfileKey odd{"name\0'"s, "Zoë\0東京 %_"s};
    new_profile(store, domain, "ann", {odd, {"Case", "Value"}, {"empty", ""}});

    CHECK(found_by(store, domain, odd) == Ids{"ann"});
    CHECK(found_by(store, domain, {odd.name, "Zoë"}).empty());
    CHECK(found_by(store, domain, {"name", odd.value}).empty());
    CHECK(found_by(store, domain, {"case", "Value"}).empty());
    CHECK(found_by(store, domain, {"Case", "value"}).empty());
    CHECK(found_by(store, domain, {"Case", "Value "}).empty());
    CHECK(found_by(store, domain, {"empty", ""}) == Ids{"ann"});
}

TEST_CASE("keys that are added and removed in a transaction come back with its end") {
    Store store(open_in_memory());
    const auto domain = new_domain(store, "shop");
    const auto id = new_profile(store, domain, "ann", {kEmail});
    {
        const sqlite::Transaction transaction(store.database);
        store.profile_keys.remove(id, KeyOrigin::members, {kEmail});
        store.profile_keys.add(domain, id, KeyOrigin::added, {kPhone});
        store.profile_keys.define(domain, "loyalty");
    }
    CHECK(found_by(store, domain, kEmail) == Ids{"ann"});
    CHECK(found_by(store, domain, kPhone).empty());
    CHECK_FALSE(store.profile_keys.is_defined(domain, "loyalty"));
}

TEST_CASE("a domain knows the names of keys that were defined for it and no others") {
    Store store(open_in_memory());
    const auto shop = new_domain(store, "shop");
    const auto other = new_domain(store, "other");
    const auto id = new_profile(store, shop, "ann", {{"used", "value"}});

    store.profile_keys.define(shop, "loyalty");
    store.profile_keys.define(shop, "loyalty");
    store.profile_keys.add(shop, id, KeyOrigin::added, {{"loyalty", "gold"}});
    store.profile_keys.remove(id, KeyOrigin::added, {{"loyalty", "gold"}});

    CHECK(store.profile_keys.is_defined(shop, "loyalty"));
    CHECK_FALSE(store.profile_keys.is_defined(shop, "Loyalty"));
    CHECK_FALSE(store.profile_keys.is_defined(shop, "used"));
    CHECK_FALSE(store.profile_keys.is_defined(other, "loyalty"));
}

TEST_CASE("keys of a profile or a domain that does not exist are refused") {
    Store store(open_in_memory());
    const auto domain = new_domain(store, "shop");
    const auto add = [&](std::int64_t in_domain, std::int64_t profile) {
        return error_code(
            [&] { store.profile_keys.add(in_domain, profile, KeyOrigin::added, {kEmail}); });
    };
    const auto id = new_profile(store, domain, "ann");

    CHECK(add(domain, id + 1) == SQLITE_CONSTRAINT_FOREIGNKEY);
    CHECK(add(domain + 1, id) == SQLITE_CONSTRAINT_FOREIGNKEY);
    CHECK(error_code([&] { store.profile_keys.define(domain + 1, "loyalty"); }) ==
          SQLITE_CONSTRAINT_FOREIGNKEY);
    CHECK(test::rows(store.database, "profile_keys") == 0);
    CHECK(add(domain, id) == SQLITE_OK);
}

}  // namespace
}  // namespace profiles::storage
