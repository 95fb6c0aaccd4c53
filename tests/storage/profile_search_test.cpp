#include "storage/profile_search.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "storage/open.h"
#include "tests/storage/new_rows.h"

namespace profiles::storage {
namespace {

using namespace std::chrono_literals;
using test::kNow;
using test::new_domain;
using test::new_profile;
using Match = ProfileSearchQuery::Match;

// A profile id and the terms that selected it.
using Hit = std::pair<std::string, std::vector<std::size_t>>;
using Hits = std::vector<Hit>;

Hits hits(Store& store, const ProfileSearchQuery& query) {
    Hits hits;
    for (const FoundProfile& found : store.profile_search.run(query, kNow)) {
        hits.emplace_back(found.profile.profile_id, found.terms);
    }
    return hits;
}

// The profile ids on each page, until one is empty.
std::vector<std::vector<std::string>> pages(Store& store, ProfileSearchQuery query) {
    std::vector<std::vector<std::string>> pages;
    while (true) {
        const std::vector<FoundProfile> found = store.profile_search.run(query, kNow);
        if (found.empty()) {
            return pages;
        }
        auto& page = pages.emplace_back();
        for (const FoundProfile& each : found) {
            page.push_back(each.profile.profile_id);
        }
        query.after = found.back().profile.id;
    }
}

std::vector<std::string> joined(const std::vector<std::vector<std::string>>& pages) {
    std::vector<std::string> all;
    for (const auto& page : pages) {
        all.insert(all.end(), page.begin(), page.end());
    }
    return all;
}

// In the order of creation, which is not that of the profile ids: zoe, ann and bob.
std::int64_t domain_with_people(Store& store) {
    const auto domain = new_domain(store, "shop");
    new_profile(store, domain, "zoe", {{"city", "Rome"}, {"team", "red"}});
    new_profile(store, domain, "ann", {{"city", "Oslo"}, {"team", "red"}, {"team", "blue"}});
    new_profile(store, domain, "bob", {{"city", "Rome"}, {"team", "blue"}});
    return domain;
}

TEST_CASE("a search by one value finds the profiles that have that very key, as they are stored") {
    Store store(open_in_memory());
    const auto domain = domain_with_people(store);
    ProfileSearchQuery query{.domain_id = domain, .terms = {{"city", {"Rome"}}}, .limit = 10};

    CHECK(hits(store, query) == Hits{{"zoe", {0}}, {"bob", {0}}});
    const Profile bob = store.profile_search.run(query, kNow)[1].profile;
    CHECK(bob == store.profiles.find(domain, "bob", kNow));

    query.terms = {{"city", {"Paris"}}};
    CHECK(hits(store, query).empty());
    query.terms = {{"team", {"Rome"}}};
    CHECK(hits(store, query).empty());
    query.terms = {{"city", {}}};
    CHECK(hits(store, query).empty());
}

TEST_CASE("a profile that several values of a term select is found once") {
    Store store(open_in_memory());
    const auto domain = domain_with_people(store);
    const auto ann = store.profiles.find(domain, "ann", kNow)->id;
    store.profile_keys.add(domain, ann, KeyOrigin::added, {{"team", "red"}});

    CHECK(hits(store, {.domain_id = domain,
                       .terms = {{"team", {"blue", "red", "green", "blue"}}},
                       .limit = 10}) == Hits{{"zoe", {0}}, {"ann", {0}}, {"bob", {0}}});
}

TEST_CASE("a search for any term tells of each profile all the terms that select it") {
    Store store(open_in_memory());
    const auto domain = domain_with_people(store);

    CHECK(hits(store, {.domain_id = domain,
                       .terms = {{"team", {"blue"}},
                                 {"city", {"Paris"}},
                                 {"city", {"Rome"}},
                                 {std::nullopt, {"bob", "nobody"}}},
                       .match = Match::any_term,
                       .limit = 10}) == Hits{{"zoe", {2}}, {"ann", {0}}, {"bob", {0, 2, 3}}});
}

TEST_CASE("a search for all terms leaves out whom any one of them does not select") {
    Store store(open_in_memory());
    const auto domain = domain_with_people(store);
    ProfileSearchQuery query{.domain_id = domain,
                             .terms = {{"city", {"Rome", "Oslo"}}, {"team", {"blue"}}},
                             .match = Match::all_terms,
                             .limit = 10};

    CHECK(hits(store, query) == Hits{{"ann", {0, 1}}, {"bob", {0, 1}}});
    query.terms.push_back({std::nullopt, {"bob", "zoe"}});
    CHECK(hits(store, query) == Hits{{"bob", {0, 1, 2}}});
    query.terms.push_back({"city", {"Paris"}});
    CHECK(hits(store, query).empty());
    query.terms = {{"team", {"red"}}};
    CHECK(hits(store, query) == Hits{{"zoe", {0}}, {"ann", {0}}});
}

TEST_CASE("a search by profile ids finds them in the order of creation") {
    Store store(open_in_memory());
    const auto domain = domain_with_people(store);

    CHECK(hits(store, {.domain_id = domain,
                       .terms = {{std::nullopt, {"bob", "nobody", "zoe", "bob"}}},
                       .limit = 10}) == Hits{{"zoe", {0}}, {"bob", {0}}});
}

TEST_CASE("a search does not see profiles of other domains, with the same ids and keys though") {
    Store store(open_in_memory());
    const auto shop = domain_with_people(store);
    const auto other = new_domain(store, "other");
    new_profile(store, other, "bob", {{"city", "Rome"}});
    const std::vector<SearchTerm> terms{{"city", {"Rome"}}, {std::nullopt, {"bob"}}};

    CHECK(hits(store, {.domain_id = shop, .terms = terms, .limit = 10}) ==
          Hits{{"zoe", {0}}, {"bob", {0, 1}}});
    CHECK(hits(store, {.domain_id = other, .terms = terms, .limit = 10}) == Hits{{"bob", {0, 1}}});
}

TEST_CASE("expired profiles are passed over and take no place on a page") {
    Store store(open_in_memory());
    const auto domain = new_domain(store, "shop");
    for (int i = 0; i < 300; ++i) {
        new_profile(store, domain, std::to_string(i), {{"team", "red"}},
                    i % 100 == 99 ? kNow + 1ms : kNow);
    }
    const auto match = GENERATE(Match::any_term, Match::all_terms);

    CHECK(pages(store, {.domain_id = domain,
                        .terms = {{"team", {"red"}}, {"team", {"red", "blue"}}},
                        .match = match,
                        .limit = 2}) ==
          std::vector<std::vector<std::string>>{{"99", "199"}, {"299"}});
}

TEST_CASE("pages lead through everything once in the order of creation") {
    Store store(open_in_memory());
    const auto domain = new_domain(store, "shop");
    std::vector<std::string> created;
    for (int i = 0; i < 250; ++i) {
        created.push_back(std::to_string(i * 7919 % 250));
        new_profile(store, domain, created.back(),
                    {{"team", "red"}, {"parity", i % 2 == 0 ? "even" : "odd"}});
    }
    const std::size_t limit = GENERATE(1U, 20U, 100U, 101U, 102U, 250U, 1000U);
    const auto match = GENERATE(Match::any_term, Match::all_terms);
    const auto terms = GENERATE(
        std::vector<SearchTerm>{{"team", {"red"}}},
        std::vector<SearchTerm>{{"team", {"red"}}, {"parity", {"even", "odd"}}},
        std::vector<SearchTerm>{{"parity", {"odd", "none", "even"}}, {"team", {"red", "blue"}}});

    const auto all =
        pages(store, {.domain_id = domain, .terms = terms, .match = match, .limit = limit});

    CHECK(joined(all) == created);
    CHECK(all.size() == (created.size() + limit - 1) / limit);
    CHECK(all.front().size() == std::min(limit, created.size()));
}

TEST_CASE("a search of which no profile is wanted finds none") {
    Store store(open_in_memory());
    const auto domain = domain_with_people(store);

    CHECK(hits(store, {.domain_id = domain, .terms = {{"team", {"red"}}}, .limit = 0}).empty());
}

TEST_CASE("terms with much in themselves and little in common meet where they do") {
    Store store(open_in_memory());
    const auto domain = new_domain(store, "shop");
    // Long runs of the one and of the other, and shared ones at either end and in the middle.
    for (int i = 0; i <= 1000; ++i) {
        std::vector<ProfileKey> keys;
        if (i % 500 == 0 || i / 250 % 2 == 0) {
            keys.push_back({"team", "red"});
        }
        if (i % 500 == 0 || i / 250 % 2 == 1) {
            keys.push_back({"city", "Rome"});
        }
        new_profile(store, domain, std::to_string(i), keys);
    }
    ProfileSearchQuery query{.domain_id = domain,
                             .terms = {{"team", {"red"}}, {"city", {"Rome"}}},
                             .match = Match::all_terms,
                             .limit = 2};
    const std::vector<std::vector<std::string>> common{{"0", "500"}, {"1000"}};

    CHECK(pages(store, query) == common);
    std::swap(query.terms[0], query.terms[1]);
    CHECK(pages(store, query) == common);
}

TEST_CASE("the next page goes on when the last profile of this one is gone, and sees new ones") {
    Store store(open_in_memory());
    const auto domain = domain_with_people(store);
    ProfileSearchQuery query{.domain_id = domain, .terms = {{"team", {"red"}}}, .limit = 1};
    new_profile(store, domain, "last", {{"team", "red"}});

    query.after = store.profiles.find(domain, "ann", kNow)->id;
    store.profiles.remove(query.after);
    CHECK(hits(store, query) == Hits{{"last", {0}}});

    query.after = store.profiles.find(domain, "last", kNow)->id;
    store.profiles.remove(query.after);
    CHECK(hits(store, query).empty());
    new_profile(store, domain, "new", {{"team", "red"}});
    CHECK(hits(store, query) == Hits{{"new", {0}}});
}

}  // namespace
}  // namespace profiles::storage
