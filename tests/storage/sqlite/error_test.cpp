#include "storage/sqlite/error.h"

#include <sqlite3.h>

#include <catch2/catch.hpp>
#include <string>

namespace profiles::storage::sqlite {

TEST_CASE("an error names its extended result code and keeps SQLite's own words") {
    const Error error(SQLITE_IOERR_WRITE, "disk I/O error");

    CHECK(error.code() == SQLITE_IOERR_WRITE);
    CHECK(error.primary_code() == SQLITE_IOERR);
    CHECK(std::string(error.what()) == "SQLITE_IOERR_WRITE (778): disk I/O error");
}

TEST_CASE("an error is one line of ASCII, whatever a damaged file made SQLite quote") {
    const Error error(SQLITE_CORRUPT, "malformed a\n\xFF\x1B b");

    CHECK(std::string(error.what()) == "SQLITE_CORRUPT (11): malformed a??? b");
}

TEST_CASE("an extended code without a name goes by its primary code's, and nonsense by none") {
    CHECK(result_name(SQLITE_FULL) == "SQLITE_FULL");
    CHECK(result_name(SQLITE_IOERR | (200 << 8)) == "SQLITE_IOERR");
    CHECK(result_name(250) == "SQLITE_UNKNOWN");
}

}  // namespace profiles::storage::sqlite
