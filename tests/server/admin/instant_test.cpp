#include "server/admin/instant.h"

#include <catch2/catch.hpp>

#include "tests/support/vector_cases.h"

namespace profiles::tests {

TEST_CASE("A time is read in UTC or with its offset, or not at all", "[control]") {
    for (const auto& entry : vector_cases("control/instants.json")) {
        const protocol::Object& row = entry.as_object();
        const std::string& text = row.at("text").as_string();
        INFO(text);
        const auto instant = server::admin::parse_instant(text);
        if (const auto* expected = row.find("milliseconds")) {
            REQUIRE(instant);
            CHECK(instant->time_since_epoch().count() == expected->as_integer());
        } else {
            INFO(row.at("why").as_string());
            CHECK_FALSE(instant);
        }
    }
}

}  // namespace profiles::tests
