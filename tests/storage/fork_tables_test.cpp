#include <catch2/catch.hpp>

#include "storage/open.h"
#include "storage/store.h"
#include "tests/storage/future_schema.h"
#include "tests/storage/sweeping.h"

namespace profiles::storage {
namespace {

using test::rows;
using test::rows_of_accounts;
using test::sweep_all;

// One domain with two people, of which the first is merged into the second, and things of theirs.
void fill(Store& store, const std::string& account) {
    sqlite::Database& database = store.database;
    const std::int64_t domain = store.domains.insert({account, "r"}, {.name = "shop"});
    const auto run = [&](const char* sql, auto... values) {
        database.statement(sql).run(values...);
    };

    run("INSERT INTO people (domain_id, name) VALUES (?1, 'Ann'), (?1, 'Zoe')", domain);
    const std::int64_t zoe = database.last_insert_id();
    run("UPDATE people SET merged_into = ?1 WHERE id = ?1 - 1", zoe);
    run("INSERT INTO keys VALUES (?1, 'phone')", zoe);
    run("INSERT INTO types VALUES (?1, 'order')", domain);
    run("INSERT INTO objects (domain_id, type, person_id)"
        " VALUES (?1, 'order', ?2), (?1, 'order', NULL)",
        domain, zoe);
    run("INSERT INTO jobs (account, region, domain_id) VALUES (?1, 'r', ?2), (?1, 'r', NULL)",
        account, domain);
}

// All that an account has, told without an id. Whatever a row refers to has to be the account's.
std::string content(Store& store, const std::string& account) {
    sqlite::Statement statement = store.database.statement(R"(
        WITH
            shops AS MATERIALIZED (SELECT id FROM domains WHERE account = ?1),
            crowd AS MATERIALIZED (SELECT p.* FROM people p JOIN shops ON shops.id = domain_id)
        SELECT group_concat(line, '; ') FROM (
            SELECT p.name || p.length || ' into ' || coalesce(q.name, 'none') AS line
            FROM crowd p LEFT JOIN crowd q ON q.id = p.merged_into
            UNION ALL
            SELECT name || ' by ' || "odd ""name" FROM keys JOIN crowd ON crowd.id = person_id
            UNION ALL
            SELECT 'type ' || name FROM types JOIN shops ON shops.id = domain_id
            UNION ALL
            SELECT type || ' of ' || coalesce(crowd.name, 'none')
            FROM objects JOIN shops ON shops.id = objects.domain_id
                         LEFT JOIN crowd ON crowd.id = person_id
            UNION ALL
            SELECT 'count ' || count FROM people_counts JOIN shops ON shops.id = domain_id
            UNION ALL
            SELECT 'job ' || (shops.id IS NOT NULL)
            FROM jobs LEFT JOIN shops ON shops.id = domain_id WHERE account = ?1
            ORDER BY line))");
    sqlite::Query row = statement.bind(account);
    row.step();
    return row.optional_text(0).value_or("");
}

const std::string kFilled =
    "Ann3 into Zoe; Zoe by phone; Zoe3 into none; count 2; job 0; job 1; order of Zoe;"
    " order of none; type order";

TEST_CASE("a fork copies tables that its code has never heard of and renews the ids in them") {
    Store store(open_in_memory(test::future_schema()));
    store.domains.insert({"0", "r"}, {.name = "so that ids of domains and people differ"});
    fill(store, "before");
    fill(store, "source");
    fill(store, "later");
    REQUIRE(content(store, "source") == kFilled);

    store.fork("source", "target");

    CHECK(content(store, "target") == kFilled);
    for (const char* account : {"before", "source", "later"}) {
        CHECK(content(store, account) == kFilled);
    }
    CHECK(store.database.integer("SELECT count(*) FROM pragma_foreign_key_check") == 0);
    CHECK(rows(store.database, "objects") == 8);
}

TEST_CASE("a reset empties tables that its code has never heard of") {
    Store store(open_in_memory(test::future_schema()));
    fill(store, "kept");
    fill(store, "emptied");

    store.reset({.account = "emptied"});

    CHECK(content(store, "emptied").empty());
    CHECK(content(store, "kept") == kFilled);
    sweep_all(store.sweep);
    CHECK(content(store, "kept") == kFilled);
    CHECK(rows(store.database, "people") == 2);
    CHECK(rows(store.database, "keys") == 1);
    CHECK(rows(store.database, "objects") == 2);
    CHECK(rows(store.database, "jobs") == 2);
    store.reset();
    sweep_all(store.sweep);
    CHECK(rows_of_accounts(store.database) == 0);
}

TEST_CASE("an account that has nothing but a row of a new table is not empty") {
    Store store(open_in_memory(test::future_schema()));
    store.domains.insert({"source", "r"}, {.name = "shop"});
    store.database.execute("INSERT INTO jobs (account, region) VALUES ('target', 'r')");

    CHECK(store.accounts() == std::vector<std::string>{"source", "target"});
    CHECK_THROWS_AS(store.fork("source", "target"), AccountTaken);
}

}  // namespace
}  // namespace profiles::storage
