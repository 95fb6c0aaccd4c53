#include "tests/storage/work.h"

#include <catch2/catch.hpp>

#include "storage/open.h"
#include "tests/storage/new_rows.h"

// What may not cost more because there is more: otherwise an index is missing, or not used.
namespace profiles::storage {
namespace {

using namespace std::chrono_literals;
using test::kNextYear;
using test::kNow;
using test::kScope;
using test::new_domain;
using test::new_profile;
using test::Work;
using Match = ProfileSearchQuery::Match;

const ProfileKey kRed{"team", "red"};
const ProfileKey kBlue{"team", "blue"};

/// A domain whose first and last profile the tests are about, with `others` of each kind between.
struct Crowd {
    explicit Crowd(int others) {
        ann = new_profile(store, shop, "ann", {kRed, kBlue});
        for (int i = 0; i < others; ++i) {
            const std::string number = std::to_string(i);
            new_profile(store, shop, "red-" + number, {kRed, {"city", number}});
            new_profile(store, shop, "blue-" + number, {kBlue, {"size", number}});
            new_profile(store, other, "other-" + number, {kRed, kBlue});
        }
        zoe = new_profile(store, shop, "zoe", {kRed, kBlue, {"city", "Rome"}});
    }

    std::vector<FoundProfile> search(std::vector<SearchTerm> terms, Match match,
                                     std::size_t limit) {
        return store.profile_search.run(
            {.domain_id = shop, .terms = std::move(terms), .match = match, .limit = limit}, kNow);
    }

    Store store{open_in_memory()};
    std::int64_t shop = new_domain(store, "shop");
    std::int64_t other = new_domain(store, "other");
    std::int64_t ann = 0;
    std::int64_t zoe = 0;
};

// The same work in a large crowd as in a small one, and neither scans nor sorts.
template <typename Action>
void check_independent_of_crowd(Action&& action) {
    Crowd small(200);
    Crowd large(1000);
    const Work in_small = test::work_of(small.store.database, [&] { action(small); });
    const Work in_large = test::work_of(large.store.database, [&] { action(large); });
    CHECK(in_small.steps > 0);
    CHECK(in_large.steps == in_small.steps);
    CHECK(in_large.scanned_rows == 0);
    CHECK(in_large.sorted_rows == 0);
}

TEST_CASE("to find, count, create, change and remove a profile costs the same in any crowd") {
    check_independent_of_crowd([](Crowd& crowd) {
        Profiles& profiles = crowd.store.profiles;
        CHECK(profiles.find(crowd.shop, "zoe", kNow).has_value());
        CHECK(profiles.find_row(crowd.ann, kNow).has_value());
        CHECK(profiles.count(crowd.shop, kNow) > 400);
        profiles.update({.id = crowd.ann, .members = "{}", .expires_at = kNextYear + 1ms});
        new_profile(crowd.store, crowd.shop, "bob", {kRed, kBlue});
        profiles.remove(crowd.zoe);
    });
}

TEST_CASE("to add, remove and define keys costs the same in any crowd") {
    check_independent_of_crowd([](Crowd& crowd) {
        ProfileKeys& keys = crowd.store.profile_keys;
        keys.add(crowd.shop, crowd.ann, KeyOrigin::added, {kRed, {"city", "Oslo"}});
        keys.remove(crowd.ann, KeyOrigin::members, {kRed, kBlue});
        keys.define(crowd.shop, "city");
        CHECK(keys.is_defined(crowd.shop, "city"));
    });
}

TEST_CASE("a page of a search costs what is on it, not what there is") {
    check_independent_of_crowd([](Crowd& crowd) {
        CHECK(crowd.search({{"team", {"red"}}}, Match::any_term, 20).size() == 20);
        CHECK(crowd.search({{"team", {"red"}}, {"team", {"blue"}}}, Match::any_term, 100).size() ==
              100);
        CHECK(crowd.search({{std::nullopt, {"zoe", "ann"}}}, Match::any_term, 20).size() == 2);
    });
}

TEST_CASE("a search for all terms leaps over what only one of them selects") {
    check_independent_of_crowd([](Crowd& crowd) {
        CHECK(crowd.search({{"team", {"red"}}, {std::nullopt, {"ann", "zoe"}}}, Match::all_terms, 5)
                  .size() == 2);
        CHECK(crowd.search({{"team", {"red"}}, {"city", {"Rome"}}}, Match::all_terms, 5).size() ==
              1);
        CHECK(crowd.search({{"city", {"Rome"}}, {"team", {"blue"}}}, Match::all_terms, 5).size() ==
              1);
    });
}

TEST_CASE("to remove a domain costs the same whatever is inside") {
    check_independent_of_crowd([](Crowd& crowd) {
        crowd.store.domains.remove(crowd.shop);
        CHECK(crowd.store.domains.count(kScope) == 1);
    });
}

TEST_CASE("a reset and the statistics cost the same however many profiles there are") {
    Crowd small(10);
    Crowd large(500);
    const auto action = [](Crowd& crowd) {
        return test::work_of(crowd.store.database, [&] {
            CHECK(crowd.store.statistics().profiles > 0);
            crowd.store.reset();
            CHECK(crowd.store.statistics().profiles == 0);
        });
    };
    CHECK(action(large) == action(small));
}

TEST_CASE("a step of the sweep costs the same however much is to be swept and to be kept") {
    check_independent_of_crowd([](Crowd& crowd) { CHECK(crowd.store.sweep.step(kNextYear, 50)); });
    check_independent_of_crowd([](Crowd& crowd) {
        crowd.store.domains.remove(crowd.other);
        CHECK(crowd.store.sweep.step(kNow, 50));
    });
}

}  // namespace
}  // namespace profiles::storage
