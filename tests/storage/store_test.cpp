#include "storage/store.h"

#include <catch2/catch.hpp>

#include "storage/open.h"
#include "storage/sqlite/transaction.h"
#include "tests/storage/sweeping.h"
#include "tests/storage/temporary_folder.h"

namespace profiles::storage {
namespace {

using test::rows;
using test::rows_of_accounts;
using test::sweep_all;
using Accounts = std::vector<std::string>;

// Two accounts in two regions each; in each of these four scopes two domains with a tag.
void fill(Store& store) {
    for (const char* account : {"111111111111", "222222222222"}) {
        for (const char* region : {"eu-west-1", "us-east-1"}) {
            for (const char* name : {"first", "second"}) {
                const auto id = store.domains.insert({account, region}, {.name = name});
                store.tags.put(id, "", {{"team", "red"}});
            }
        }
    }
}

TEST_CASE("a reset without a filter leaves no account, and once it is swept no row") {
    Store store(open_in_memory());
    fill(store);

    store.reset();

    CHECK(store.accounts().empty());
    CHECK(store.domains.page({"111111111111", "us-east-1"}, "", 10).empty());
    CHECK(store.domains.count({"111111111111", "us-east-1"}) == 0);
    sweep_all(store.sweep);
    CHECK(rows_of_accounts(store.database) == 0);
}

TEST_CASE("a reset of an account leaves the other accounts as they were") {
    Store store(open_in_memory());
    fill(store);

    store.reset({.account = "111111111111"});

    CHECK(store.accounts() == Accounts{"222222222222"});
    CHECK(store.domains.count({"111111111111", "eu-west-1"}) == 0);
    CHECK(store.domains.count({"111111111111", "us-east-1"}) == 0);
    CHECK(store.domains.count({"222222222222", "eu-west-1"}) == 2);
    CHECK(store.domains.count({"222222222222", "us-east-1"}) == 2);
    sweep_all(store.sweep);
    CHECK(rows(store.database, "domains") == 4);
    CHECK(rows(store.database, "tags") == 4);
}

TEST_CASE("a reset of a region empties it in every account") {
    Store store(open_in_memory());
    fill(store);

    store.reset({.region = "us-east-1"});

    CHECK(store.accounts() == Accounts{"111111111111", "222222222222"});
    CHECK(store.domains.count({"111111111111", "us-east-1"}) == 0);
    CHECK(store.domains.count({"222222222222", "us-east-1"}) == 0);
    CHECK(store.domains.count({"222222222222", "eu-west-1"}) == 2);
    sweep_all(store.sweep);
    CHECK(rows(store.database, "domains") == 4);
    CHECK(rows(store.database, "tags") == 4);
}

TEST_CASE("a reset of an account in a region empties that one scope") {
    Store store(open_in_memory());
    fill(store);

    store.reset({.account = "111111111111", .region = "us-east-1"});
    store.reset({.account = "333333333333"});
    store.reset({.region = ""});

    CHECK(store.domains.count({"111111111111", "us-east-1"}) == 0);
    CHECK(store.statistics().domains == 6);
    sweep_all(store.sweep);
    CHECK(rows(store.database, "domains") == 6);
}

TEST_CASE("a reset keeps the secrets, so that page tokens handed out before are still known") {
    Store store(open_in_memory());
    fill(store);
    store.secrets.put("page-tokens", "key");

    store.reset();

    CHECK(store.secrets.find("page-tokens") == "key");
}

TEST_CASE("a reset is undone with the transaction that it ran in") {
    Store store(open_in_memory());
    fill(store);
    {
        const sqlite::Transaction transaction(store.database);
        store.reset();
        CHECK(store.accounts().empty());
    }
    sweep_all(store.sweep);
    CHECK(rows(store.database, "tags") == 8);
    CHECK(store.domains.count({"111111111111", "us-east-1"}) == 2);
    CHECK(store.domains.page({"111111111111", "us-east-1"}, "", 10).size() == 2);
}

TEST_CASE("a domain made after a reset does not get the id of one from before") {
    Store store(open_in_memory());
    fill(store);
    const auto highest = store.database.integer("SELECT max(id) FROM domains");

    store.reset();

    CHECK(store.domains.insert({"111111111111", "us-east-1"}, {.name = "first"}) > highest);
}

TEST_CASE("an account counts as one while it has a domain and no longer") {
    Store store(open_in_memory());
    CHECK(store.accounts().empty());
    fill(store);
    const auto id = store.domains.insert({"000000000000", "us-east-1"}, {.name = "only"});
    CHECK(store.accounts() == Accounts{"000000000000", "111111111111", "222222222222"});

    store.domains.remove(id);

    CHECK(store.accounts() == Accounts{"111111111111", "222222222222"});
}

TEST_CASE("counts without domains that an older version left behind are forgotten") {
    sqlite::Schema older = current_schema();
    older.migrations.resize(1);
    sqlite::Database database = open_in_memory(older);
    database.execute(
        "INSERT INTO domain_counts VALUES ('111111111111', 'us-east-1', 0),"
        " ('222222222222', 'us-east-1', 3)");

    sqlite::migrate(database, current_schema());
    Store store(std::move(database));

    CHECK(store.accounts() == Accounts{"222222222222"});
}

TEST_CASE("the statistics follow what is created, reset and rolled back") {
    Store store(open_in_memory());
    CHECK(store.statistics().domains == 0);
    CHECK(store.statistics().accounts == 0);
    fill(store);
    CHECK(store.statistics().domains == 8);
    CHECK(store.statistics().accounts == 2);
    {
        const sqlite::Transaction transaction(store.database);
        store.reset();
        CHECK(store.statistics().domains == 0);
        CHECK(store.statistics().accounts == 0);
    }
    store.reset({.account = "111111111111", .region = "us-east-1"});

    CHECK(store.statistics().domains == 6);
    CHECK(store.statistics().accounts == 2);
    CHECK(store.statistics().schema_version == current_schema().version());
}

TEST_CASE("the statistics tell the size that the file has once its log is folded into it") {
    const test::TemporaryFolder folder;
    std::int64_t bytes = 0;
    {
        Store store(open_file(folder / "data.db"));
        const auto empty = store.statistics().database_bytes;
        store.domains.insert({"111111111111", "us-east-1"},
                             {.name = "large", .matching = std::string(100'000, 'x')});
        bytes = store.statistics().database_bytes;
        CHECK(bytes > empty + 90'000);
    }
    CHECK(std::filesystem::file_size(folder / "data.db") == static_cast<std::uintmax_t>(bytes));
}

}  // namespace
}  // namespace profiles::storage
