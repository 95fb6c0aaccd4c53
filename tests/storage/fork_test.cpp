#include "storage/fork.h"

#include <catch2/catch.hpp>

#include "storage/open.h"
#include "storage/sqlite/transaction.h"
#include "storage/store.h"
#include "tests/storage/error_code.h"
#include "tests/storage/scopes.h"

namespace profiles::storage {
namespace {

using test::error_code;
using test::kFrom;
using test::kTo;

TEST_CASE("a fork has every domain with all its members and tags, in every region, under new ids") {
    Store store(open_in_memory());
    const Domain full{
        .name = "shop",
        .default_expiration_days = 366,
        .default_encryption_key = "alias/key",
        .dead_letter_queue_url = "https://sqs.us-east-1.amazonaws.com/000000000000/dead",
        .matching = R"({"Enabled":true})",
        .rule_based_matching = R"({"Enabled":false})",
        .data_store = "{}",
        .rule_based_matching_changed_at = Timestamp(std::chrono::milliseconds(3)),
        .created_at = Timestamp(std::chrono::milliseconds(1)),
        .last_updated_at = Timestamp(std::chrono::milliseconds(2)),
    };
    const auto id = store.domains.insert({kFrom, "us-east-1"}, full);
    store.tags.put(id, "", {{"team", "red"}});
    store.tags.put(id, "object-types/X", {{"stage", "dev"}});
    store.domains.insert({kFrom, "eu-west-1"}, {.name = "bare"});

    store.fork(kFrom, kTo);

    const auto copy = store.domains.find({kTo, "us-east-1"}, "shop");
    REQUIRE(copy.has_value());
    CHECK(copy->id > id);
    Domain expected = full;
    expected.id = copy->id;
    CHECK(copy == expected);
    CHECK(store.tags.of(copy->id, "") == TagMap{{"team", "red"}});
    CHECK(store.tags.of(copy->id, "object-types/X") == TagMap{{"stage", "dev"}});
    CHECK(store.domains.find({kTo, "eu-west-1"}, "bare").has_value());
    CHECK(store.domains.count({kTo, "us-east-1"}) == 1);
    CHECK(store.domains.count({kTo, "eu-west-1"}) == 1);
}

TEST_CASE("a fork and its original go separate ways and third accounts take no part") {
    Store store(open_in_memory());
    const auto original = store.domains.insert({kFrom, "us-east-1"}, {.name = "shop"});
    const auto third = store.domains.insert({"333333333333", "us-east-1"}, {.name = "other"});
    store.tags.put(original, "", {{"team", "red"}});
    store.tags.put(third, "", {{"team", "blue"}});
    store.fork(kFrom, kTo);
    const auto copy = store.domains.find({kTo, "us-east-1"}, "shop")->id;

    store.tags.put(copy, "", {{"team", "green"}});
    CHECK(store.tags.of(original, "") == TagMap{{"team", "red"}});
    store.domains.remove(original);

    CHECK(store.tags.of(copy, "") == TagMap{{"team", "green"}});
    CHECK(store.domains.count({kTo, "us-east-1"}) == 1);
    CHECK(store.tags.of(third, "") == TagMap{{"team", "blue"}});
    CHECK(store.domains.count({"333333333333", "us-east-1"}) == 1);
    CHECK(store.accounts() == std::vector<std::string>{kTo, "333333333333"});
}

TEST_CASE("the triggers count again once a fork is done") {
    Store store(open_in_memory());
    store.domains.insert({kFrom, "us-east-1"}, {.name = "first"});
    store.fork(kFrom, kTo);

    store.domains.insert({kTo, "us-east-1"}, {.name = "second"});

    CHECK(store.domains.count({kTo, "us-east-1"}) == 2);
    CHECK(store.statistics().domains == 3);
}

TEST_CASE("forks of one account and forks of forks do not get into each other's way") {
    Store store(open_in_memory());
    const auto id = store.domains.insert({"0", "us-east-1"}, {.name = "shop"});
    store.tags.put(id, "", {{"team", "red"}});
    for (int i = 1; i <= 100; ++i) {
        const std::string from = std::to_string(i % 2 == 0 ? 0 : i - 1);
        store.fork(from, std::to_string(i));
        store.domains.insert({from, "us-east-1"}, {.name = "later-" + std::to_string(i)});
    }

    CHECK(store.accounts().size() == 101);
    CHECK(store.database.integer("SELECT count(*) FROM tags WHERE value = 'red'") == 101);
    // Ids are given one by one: had each fork taken a range of them, they would have run out.
    CHECK(store.database.integer("SELECT max(id) = count(*) FROM domains") == 1);
}

TEST_CASE("a fork does not give an id that a deleted domain had") {
    Store store(open_in_memory());
    store.domains.insert({kFrom, "us-east-1"}, {.name = "kept"});
    const auto deleted = store.domains.insert({kFrom, "us-east-1"}, {.name = "deleted"});
    store.domains.remove(deleted);

    store.fork(kFrom, kTo);

    CHECK(store.domains.find({kTo, "us-east-1"}, "kept")->id > deleted);
}

TEST_CASE("a fork into an account that has something is refused and changes nothing") {
    Store store(open_in_memory());
    store.domains.insert({kFrom, "us-east-1"}, {.name = "shop"});
    store.domains.insert({kTo, "eu-west-1"}, {.name = "own"});

    CHECK_THROWS_AS(store.fork(kFrom, kTo), AccountTaken);
    CHECK_THROWS_AS(store.fork(kFrom, kFrom), AccountTaken);

    CHECK(store.statistics().domains == 2);
    CHECK(store.domains.count({kTo, "us-east-1"}) == 0);
}

TEST_CASE("an account whose last domain was deleted can be forked into") {
    Store store(open_in_memory());
    store.domains.insert({kFrom, "us-east-1"}, {.name = "shop"});
    store.domains.remove(store.domains.insert({kTo, "us-east-1"}, {.name = "gone"}));

    store.fork(kFrom, kTo);

    CHECK(store.domains.count({kTo, "us-east-1"}) == 1);
}

TEST_CASE("a fork of an account that has nothing is an account that has nothing") {
    Store store(open_in_memory());
    store.fork(kFrom, kTo);

    CHECK(store.accounts().empty());
}

TEST_CASE("a fork that fails changes nothing and works the next time") {
    Store store(open_in_memory());
    const auto id = store.domains.insert({kFrom, "us-east-1"}, {.name = "shop"});
    store.tags.put(id, "", {{"note", std::string(100'000, 'x')}});

    store.database.limit_pages(store.database.integer("PRAGMA page_count") + 5);
    CHECK(error_code([&] { store.fork(kFrom, kTo); }) == SQLITE_FULL);
    CHECK(store.accounts() == std::vector<std::string>{kFrom});
    CHECK(store.domains.count({kTo, "us-east-1"}) == 0);

    store.database.limit_pages(1000);
    store.fork(kFrom, kTo);
    CHECK(store.database.integer("SELECT count(*) FROM tags") == 2);
}

TEST_CASE("a fork within a transaction is refused and leaves the transaction alone") {
    Store store(open_in_memory());
    sqlite::Transaction transaction(store.database);
    store.domains.insert({kFrom, "us-east-1"}, {.name = "shop"});

    CHECK_THROWS_AS(store.fork(kFrom, kTo), sqlite::Error);

    transaction.commit();
    CHECK(store.accounts() == std::vector<std::string>{kFrom});
}

}  // namespace
}  // namespace profiles::storage
