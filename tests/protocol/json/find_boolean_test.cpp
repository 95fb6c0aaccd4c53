#include "protocol/json/find_boolean.h"

#include "tests/protocol/fixtures.h"

namespace profiles::protocol::json {

TEST_CASE("a boolean is found in an object, wherever it is among its members") {
    CHECK(find_boolean(R"({"Enabled":true})", "Enabled") == true);
    CHECK(find_boolean(R"({"Enabled":false,"Rules":[]})", "Enabled") == false);
    CHECK(find_boolean(R"({"Rules":[{"Rule":["a"]}],"Deep":{"a":{}},"Enabled":true})", "Enabled") ==
          true);
}

TEST_CASE("what is inside of a member, or is no boolean, is not taken for it") {
    CHECK(find_boolean(R"({"Deep":{"Enabled":true},"List":[{"Enabled":true},true]})", "Enabled") ==
          std::nullopt);
    CHECK(find_boolean(R"({"Enabled":"true","Other":true})", "Enabled") == std::nullopt);
    CHECK(find_boolean("{}", "Enabled") == std::nullopt);
    CHECK(find_boolean(R"({"Enabled":{"a":true},"Enabled":true})", "Enabled") == true);
}

}  // namespace profiles::protocol::json
