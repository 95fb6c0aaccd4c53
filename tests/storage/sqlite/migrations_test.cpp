#include "storage/sqlite/migrations.h"

#include <catch2/catch.hpp>

#include "tests/storage/error_code.h"

namespace profiles::storage::sqlite {
namespace {

using test::error_code;

constexpr std::int32_t kApplicationId = 42;

// Not repeatable, on purpose: neither can run twice unnoticed.
constexpr std::string_view kFirst =
    "CREATE TABLE pets (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;"
    "CREATE TABLE toys (pet INTEGER NOT NULL REFERENCES pets ON DELETE CASCADE) STRICT;"
    "INSERT INTO pets VALUES (1, 'Rex'); INSERT INTO toys VALUES (1);";
constexpr std::string_view kSecond = "ALTER TABLE pets ADD COLUMN age INTEGER NOT NULL DEFAULT 3;";

const Schema kOlder{kApplicationId, {kFirst}};
const Schema kNewer{kApplicationId, {kFirst, kSecond}};

TEST_CASE("a new database runs every migration in order and says which version it has") {
    Database database = Database::in_memory();
    migrate(database, kNewer);

    CHECK(database.integer("PRAGMA user_version") == 2);
    CHECK(database.integer("PRAGMA application_id") == kApplicationId);
    CHECK(database.integer("SELECT age FROM pets WHERE name = 'Rex'") == 3);
}

TEST_CASE("an older database runs only what it lacks and keeps its rows") {
    Database database = Database::in_memory();
    migrate(database, kOlder);
    database.execute("INSERT INTO pets VALUES (2, 'Bella')");

    migrate(database, kNewer);

    CHECK(database.integer("PRAGMA user_version") == 2);
    CHECK(database.integer("SELECT count(*) FROM pets") == 2);
    CHECK(database.integer("SELECT age FROM pets WHERE name = 'Bella'") == 3);
}

TEST_CASE("a database that is up to date runs no migration") {
    Database database = Database::in_memory();
    migrate(database, kNewer);
    database.execute("DELETE FROM pets");

    migrate(database, kNewer);

    CHECK(database.integer("SELECT count(*) FROM pets") == 0);
}

TEST_CASE("a migration that fails is undone as a whole and those before it stay") {
    Database database = Database::in_memory();
    const Schema broken{kApplicationId,
                        {kFirst, "CREATE TABLE half (id INTEGER) STRICT; INSERT INTO nowhere;"}};

    CHECK(error_code([&] { migrate(database, broken); }) == SQLITE_ERROR);

    CHECK(database.integer("PRAGMA user_version") == 1);
    CHECK(database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'half'") == 0);
    CHECK(database.integer("PRAGMA foreign_keys") == 1);
}

TEST_CASE("a migration may rebuild a table without losing the rows that refer to it") {
    Database database = Database::in_memory();
    const Schema rebuilt{kApplicationId,
                         {kFirst,
                          "CREATE TABLE new_pets (id INTEGER PRIMARY KEY, name TEXT) STRICT;"
                          "INSERT INTO new_pets SELECT id, name FROM pets;"
                          "DROP TABLE pets; ALTER TABLE new_pets RENAME TO pets;"}};
    migrate(database, rebuilt);

    CHECK(database.integer("SELECT count(*) FROM toys JOIN pets ON pets.id = toys.pet") == 1);
    CHECK(database.integer("PRAGMA foreign_keys") == 1);
}

TEST_CASE("a migration that leaves a row referring to nothing is undone") {
    Database database = Database::in_memory();
    const Schema careless{kApplicationId, {kFirst, "DELETE FROM pets;"}};

    CHECK(error_code([&] { migrate(database, careless); }) == SQLITE_CONSTRAINT_FOREIGNKEY);

    CHECK(database.integer("PRAGMA user_version") == 1);
    CHECK(database.integer("SELECT count(*) FROM pets") == 1);
}

}  // namespace
}  // namespace profiles::storage::sqlite
