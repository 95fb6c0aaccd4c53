#include <catch2/catch.hpp>

#include "storage/open.h"
#include "tests/storage/new_rows.h"
#include "tests/storage/scopes.h"
#include "tests/storage/sweeping.h"

namespace profiles::storage {
namespace {

using namespace std::chrono_literals;
using test::found_by;
using test::kFrom;
using test::kNow;
using test::kTo;
using test::new_profile;
using Ids = std::vector<std::string>;

const ProfileKey kEmail{"_email", "ann@example.com"};
const ProfileKey kLoyalty{"loyalty", "gold"};

std::int64_t domain_in(Store& store, const std::string& account) {
    return store.domains.find({account, "r"}, "shop")->id;
}

/// An account with a domain in which ann and zoe are, and bob, who has expired; and its fork.
struct Forked {
    Forked() : store(open_in_memory()) {
        // So that ids differ between tables and between accounts.
        store.domains.insert({"000000000000", "r"}, {.name = "shop"});
        const auto other = store.domains.insert({"000000000000", "r"}, {.name = "other"});
        new_profile(store, other, "ann", {kEmail});

        original = store.domains.insert({kFrom, "r"}, {.name = "shop"});
        store.profile_keys.define(original, kLoyalty.name);
        const auto ann = new_profile(store, original, "ann", {kEmail});
        store.profile_keys.add(original, ann, KeyOrigin::added, {kEmail, kLoyalty});
        new_profile(store, original, "bob", {kEmail}, kNow);
        new_profile(store, original, "zoe", {kLoyalty});

        store.fork(kFrom, kTo);
        copy = domain_in(store, kTo);
    }

    Store store;
    std::int64_t original = 0;
    std::int64_t copy = 0;
};

TEST_CASE("a fork has the same profiles under new row ids, and finds them by the same keys") {
    Forked forked;
    Store& store = forked.store;
    const auto original = store.profiles.find(forked.original, "ann", kNow);
    const auto copy = store.profiles.find(forked.copy, "ann", kNow);

    CHECK(copy->id != original->id);
    CHECK(copy->members == original->members);
    CHECK(copy->expires_at == original->expires_at);
    for (const auto domain : {forked.original, forked.copy}) {
        CHECK(store.profiles.count(domain, kNow - 1ms) == 3);
        CHECK(store.profiles.count(domain, kNow) == 2);
        CHECK(found_by(store, domain, kEmail) == Ids{"ann"});
        CHECK(found_by(store, domain, kLoyalty) == Ids{"ann", "zoe"});
        CHECK(store.profile_keys.is_defined(domain, kLoyalty.name));
        CHECK(found_by(store, domain, kEmail, kNow - 1ms) == Ids{"ann", "bob"});
    }
    CHECK(store.statistics().profiles == 7);
    CHECK(store.database.integer("SELECT count(*) FROM pragma_foreign_key_check") == 0);
}

TEST_CASE("what becomes of profiles and keys in a fork does not touch the original, or reversed") {
    Forked forked;
    Store& store = forked.store;
    const bool is_copy_changed = GENERATE(true, false);
    const auto changed = is_copy_changed ? forked.copy : forked.original;
    const auto untouched = is_copy_changed ? forked.original : forked.copy;
    const auto ann = store.profiles.find(changed, "ann", kNow);
    const auto before = store.profiles.find(untouched, "ann", kNow);

    store.profiles.update({.id = ann->id, .members = "changed", .expires_at = kNow + 1ms});
    store.profile_keys.remove(ann->id, KeyOrigin::added, {kLoyalty});
    store.profiles.remove(store.profiles.find(changed, "zoe", kNow)->id);
    new_profile(store, changed, "new", {kEmail});
    store.profile_keys.define(changed, "new");

    CHECK(store.profiles.find(changed, "ann", kNow)->members == "changed");
    CHECK(found_by(store, changed, kEmail) == Ids{"ann", "new"});
    CHECK(found_by(store, changed, kLoyalty).empty());
    CHECK(store.profiles.count(changed, kNow) == 2);
    CHECK(store.profiles.find(untouched, "ann", kNow) == before);
    CHECK(found_by(store, untouched, kEmail) == Ids{"ann"});
    CHECK(found_by(store, untouched, kLoyalty) == Ids{"ann", "zoe"});
    CHECK(store.profiles.count(untouched, kNow) == 2);
    CHECK_FALSE(store.profile_keys.is_defined(untouched, "new"));
}

TEST_CASE("a reset of a fork leaves the profiles of its original, before and after the sweep") {
    Forked forked;
    Store& store = forked.store;

    store.reset({.account = kTo});

    CHECK(store.domains.find({kTo, "r"}, "shop") == std::nullopt);
    CHECK(store.statistics().profiles == 4);
    test::sweep_all(store.sweep, kNow);
    CHECK(test::rows(store.database, "profiles") == 3);
    CHECK(found_by(store, forked.original, kLoyalty) == Ids{"ann", "zoe"});
    CHECK(store.profiles.count(forked.original, kNow) == 2);
    CHECK(store.accounts() == std::vector<std::string>{"000000000000", kFrom});
}

TEST_CASE("a domain that was removed is not forked, though it waits for the sweep") {
    Forked forked;
    Store& store = forked.store;
    store.domains.remove(forked.copy);

    store.fork(kTo, "333333333333");
    store.fork(kFrom, kTo);

    CHECK(store.accounts() == std::vector<std::string>{"000000000000", kFrom, kTo});
    const auto again = domain_in(store, kTo);
    CHECK(store.profiles.count(again, kNow) == 2);
    test::sweep_all(store.sweep);
    CHECK(store.profiles.count(again, kNow) == 2);
    CHECK(found_by(store, again, kLoyalty) == Ids{"ann", "zoe"});
    CHECK(test::rows(store.database, "profiles") == 7);
}

}  // namespace
}  // namespace profiles::storage
