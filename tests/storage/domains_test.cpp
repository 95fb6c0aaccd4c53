#include "storage/domains.h"

#include <catch2/catch.hpp>

#include "storage/open.h"
#include "storage/sqlite/transaction.h"
#include "storage/tags.h"
#include "tests/storage/error_code.h"
#include "tests/storage/scopes.h"
#include "tests/storage/sweeping.h"
#include "tests/storage/temporary_folder.h"

namespace profiles::storage {
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;
using test::error_code;
using test::kScope;

Domain full_domain() {
    return {
        .name = "shop",
        .default_expiration_days = 366,
        .default_encryption_key = "alias/key",
        .dead_letter_queue_url = "https://sqs.us-east-1.amazonaws.com/000000000000/dead",
        .matching = R"({"Enabled":true})",
        .rule_based_matching = R"({"Enabled": false})",
        .data_store = R"({"Enabled":true, "NUL":")"s + '\0' + "\"}",
        .rule_based_matching_changed_at = Timestamp(1'700'000'000'123ms),
        .created_at = Timestamp(1'600'000'000'001ms),
        .last_updated_at = Timestamp(-1ms),
    };
}

std::vector<std::string> names(const std::vector<Domain>& domains) {
    std::vector<std::string> names;
    for (const Domain& domain : domains) {
        names.push_back(domain.name);
    }
    return names;
}

TEST_CASE("a domain comes back with every member as it was inserted") {
    sqlite::Database database = open_in_memory();
    Domains domains(database);
    Domain domain = full_domain();
    domain.id = domains.insert(kScope, domain);

    CHECK(domains.find(kScope, "shop") == domain);
}

TEST_CASE("members that a domain does not have stay absent") {
    sqlite::Database database = open_in_memory();
    Domains domains(database);
    Domain domain{.name = "bare", .default_encryption_key = ""};
    domain.id = domains.insert(kScope, domain);

    CHECK(domains.find(kScope, "bare") == domain);
    CHECK(domains.find(kScope, "another") == std::nullopt);
}

TEST_CASE("an update changes all but the name and the time of creation, and only that domain") {
    sqlite::Database database = open_in_memory();
    Domains domains(database);
    Domain neighbour{.name = "neighbour"};
    neighbour.id = domains.insert(kScope, neighbour);
    const std::int64_t id = domains.insert(kScope, {.name = "shop"});

    Domain changed = full_domain();
    changed.id = id;
    changed.name = "renamed";
    domains.update(changed);

    changed.name = "shop";
    changed.created_at = Timestamp();
    CHECK(domains.find(kScope, "shop") == changed);
    CHECK(domains.find(kScope, "neighbour") == neighbour);

    const Domain cleared{.id = id, .name = "shop"};
    domains.update(cleared);
    CHECK(domains.find(kScope, "shop") == cleared);
}

TEST_CASE("domains of other accounts and regions are out of sight") {
    sqlite::Database database = open_in_memory();
    Domains domains(database);
    const Scope other_account{"111111111111", kScope.region};
    const Scope other_region{kScope.account, "eu-west-1"};
    const std::int64_t id = domains.insert(kScope, {.name = "shop"});

    for (const Scope& scope : {other_account, other_region}) {
        CHECK(domains.find(scope, "shop") == std::nullopt);
        CHECK(domains.count(scope) == 0);
        CHECK(domains.page(scope, "", 10).empty());
        CHECK(domains.insert(scope, {.name = "shop"}) != id);
        CHECK(domains.count(scope) == 1);
    }
    domains.remove(id);
    CHECK(domains.count(kScope) == 0);
    CHECK(domains.find(other_account, "shop").has_value());
    CHECK(domains.find(other_region, "shop").has_value());
}

TEST_CASE("a name is unique in its scope and its case matters") {
    sqlite::Database database = open_in_memory();
    Domains domains(database);
    domains.insert(kScope, {.name = "shop"});

    CHECK(error_code([&] { domains.insert(kScope, {.name = "shop"}); }) ==
          SQLITE_CONSTRAINT_UNIQUE);
    CHECK(error_code([&] { domains.insert(kScope, {.name = "Shop"}); }) == SQLITE_OK);
    CHECK(domains.find(kScope, "SHOP") == std::nullopt);
    CHECK(error_code([&] { domains.insert(kScope, {.name = ""}); }) == SQLITE_CONSTRAINT_CHECK);
}

TEST_CASE("the count follows inserts, removals and rollbacks") {
    sqlite::Database database = open_in_memory();
    Domains domains(database);
    const std::int64_t first = domains.insert(kScope, {.name = "first"});
    domains.insert(kScope, {.name = "second"});
    CHECK(domains.count(kScope) == 2);
    {
        const sqlite::Transaction transaction(database);
        domains.insert(kScope, {.name = "third"});
        CHECK(domains.count(kScope) == 3);
    }
    CHECK(domains.count(kScope) == 2);
    (void)error_code([&] { domains.insert(kScope, {.name = "second"}); });
    CHECK(domains.count(kScope) == 2);

    domains.remove(first);
    domains.remove(first);
    CHECK(domains.count(kScope) == 1);
}

TEST_CASE("pages follow the names byte by byte and go on after a name that is gone") {
    sqlite::Database database = open_in_memory();
    Domains domains(database);
    for (const char* name : {"b", "a", "_", "B", "a-1", "10", "9"}) {
        domains.insert(kScope, {.name = name});
    }
    using Names = std::vector<std::string>;

    CHECK(names(domains.page(kScope, "", 3)) == Names{"10", "9", "B"});
    CHECK(names(domains.page(kScope, "B", 3)) == Names{"_", "a", "a-1"});

    domains.remove(domains.find(kScope, "a-1")->id);
    CHECK(names(domains.page(kScope, "a-1", 3)) == Names{"b"});
    CHECK(names(domains.page(kScope, "b", 3)).empty());
    CHECK(domains.page(kScope, "", 0).empty());
}

TEST_CASE("a removed domain is gone at once and swept with its tags, and its id not given again") {
    sqlite::Database database = open_in_memory();
    Domains domains(database);
    Tags tags(database);
    Sweep sweep(database);
    const std::int64_t kept = domains.insert(kScope, {.name = "kept"});
    const std::int64_t removed = domains.insert(kScope, {.name = "removed"});
    for (const std::int64_t id : {kept, removed}) {
        tags.put(id, "", {{"key", "value"}});
        tags.put(id, "object-types/X", {{"key", "value"}});
    }

    domains.remove(removed);

    CHECK(domains.find(kScope, "removed") == std::nullopt);
    CHECK(names(domains.page(kScope, "", 10)) == std::vector<std::string>{"kept"});
    test::sweep_all(sweep);
    CHECK(test::rows(database, "domains") == 1);
    CHECK(test::rows(database, "tags") == 2);
    CHECK(tags.of(kept, "object-types/X").size() == 1);
    CHECK(domains.insert(kScope, {.name = "removed"}) > removed);
}

TEST_CASE("a disk that fills up between a domain and its tags leaves neither") {
    const test::TemporaryFolder folder;
    sqlite::Database database = open_file(folder / "data.db");
    Domains domains(database);
    Tags tags(database);
    const auto create = [&] {
        sqlite::Transaction transaction(database);
        const std::int64_t id = domains.insert(kScope, {.name = "shop"});
        tags.put(id, "", {{"note", std::string(100'000, 'x')}});
        transaction.commit();
    };

    database.limit_pages(database.integer("PRAGMA page_count"));
    CHECK(error_code(create) == SQLITE_FULL);
    CHECK(domains.find(kScope, "shop") == std::nullopt);
    CHECK(domains.count(kScope) == 0);
    CHECK_FALSE(database.is_in_transaction());

    database.limit_pages(1000);
    CHECK(error_code(create) == SQLITE_OK);
    CHECK(domains.count(kScope) == 1);
}

}  // namespace
}  // namespace profiles::storage
