#include "storage/sqlite/quoting.h"

#include <catch2/catch.hpp>

namespace profiles::storage::sqlite {
namespace {

TEST_CASE("quoted names and texts end where they should, whatever marks they have") {
    CHECK(quote_identifier("name") == R"("name")");
    CHECK(quote_identifier(R"(a"b'c)") == R"("a""b'c")");
    CHECK(quote_text("text") == "'text'");
    CHECK(quote_text(R"(a"b'c)") == R"('a"b''c')");
    CHECK(quote_text("") == "''");
}

}  // namespace
}  // namespace profiles::storage::sqlite
