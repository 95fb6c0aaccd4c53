#include "storage/tags.h"

#include <catch2/catch.hpp>

#include "storage/domains.h"
#include "storage/open.h"
#include "tests/storage/error_code.h"
#include "tests/storage/scopes.h"

namespace profiles::storage {
namespace {

using namespace std::string_literals;
using test::error_code;
using test::kScope;

TEST_CASE("tags are added, get new values and keep what they are not told to change") {
    sqlite::Database database = open_in_memory();
    const std::int64_t domain = Domains(database).insert(kScope, {.name = "shop"});
    Tags tags(database);
    CHECK(tags.of(domain, "").empty());

    tags.put(domain, "", {{"team", "red"}, {"stage", "dev"}});
    tags.put(domain, "", {{"stage", "prod"}, {"Stage", ""}});

    CHECK(tags.of(domain, "") == TagMap{{"Stage", ""}, {"stage", "prod"}, {"team", "red"}});
}

TEST_CASE("tags are removed by their keys and missing keys are passed over") {
    sqlite::Database database = open_in_memory();
    const std::int64_t domain = Domains(database).insert(kScope, {.name = "shop"});
    Tags tags(database);
    tags.put(domain, "", {{"a", "1"}, {"b", "2"}, {"c", "3"}});

    tags.remove(domain, "", {"a", "missing", "A", "c"});
    tags.remove(domain, "", {});

    CHECK(tags.of(domain, "") == TagMap{{"b", "2"}});
}

TEST_CASE("tags of one resource do not show on another or in another domain") {
    sqlite::Database database = open_in_memory();
    Domains domains(database);
    const std::int64_t shop = domains.insert(kScope, {.name = "shop"});
    const std::int64_t other = domains.insert(kScope, {.name = "other"});
    Tags tags(database);

    tags.put(shop, "", {{"key", "domain"}});
    tags.put(shop, "object-types/X", {{"key", "type"}});
    tags.put(other, "", {{"key", "other"}});
    tags.remove(shop, "object-types/X", {"key"});

    CHECK(tags.of(shop, "") == TagMap{{"key", "domain"}});
    CHECK(tags.of(shop, "object-types/X").empty());
    CHECK(tags.of(other, "") == TagMap{{"key", "other"}});
}

TEST_CASE("tag values keep any characters, an embedded NUL included") {
    sqlite::Database database = open_in_memory();
    const std::int64_t domain = Domains(database).insert(kScope, {.name = "shop"});
    Tags tags(database);
    const TagMap odd{{"nul", "a\0b"s}, {"quote", "'; DROP TABLE tags; --"}, {"text", "Zoë 東京"}};

    tags.put(domain, "", odd);

    CHECK(tags.of(domain, "") == odd);
}

TEST_CASE("tags of a domain that does not exist are refused") {
    sqlite::Database database = open_in_memory();
    Tags tags(database);

    CHECK(error_code([&] { tags.put(1, "", {{"key", "value"}}); }) == SQLITE_CONSTRAINT_FOREIGNKEY);
}

}  // namespace
}  // namespace profiles::storage
