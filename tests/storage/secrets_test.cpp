#include "storage/secrets.h"

#include <catch2/catch.hpp>

#include "storage/open.h"
#include "tests/storage/temporary_folder.h"

namespace profiles::storage {
namespace {

using namespace std::string_literals;

TEST_CASE("a secret of any bytes is found again after the file was closed and reopened") {
    const test::TemporaryFolder folder;
    const std::string secret = "\0\xff\xfe secret \0"s;
    {
        sqlite::Database database = open_file(folder / "data.db");
        Secrets secrets(database);
        CHECK(secrets.find("page-tokens") == std::nullopt);
        secrets.put("page-tokens", secret);
    }
    sqlite::Database database = open_file(folder / "data.db");
    Secrets secrets(database);

    CHECK(secrets.find("page-tokens") == secret);
    CHECK(secrets.find("Page-Tokens") == std::nullopt);
}

TEST_CASE("a secret that is put again takes the new value") {
    sqlite::Database database = open_in_memory();
    Secrets secrets(database);
    secrets.put("page-tokens", "old");
    secrets.put("page-tokens", "new");
    secrets.put("another", "");

    CHECK(secrets.find("page-tokens") == "new");
    CHECK(secrets.find("another") == "");
}

}  // namespace
}  // namespace profiles::storage
