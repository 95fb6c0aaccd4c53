#include "server/admin/duration.h"

#include <catch2/catch.hpp>

#include "tests/support/vector_cases.h"

namespace profiles::tests {

TEST_CASE("A duration is read to the millisecond or not at all", "[control]") {
    for (const auto& entry : vector_cases("control/durations.json")) {
        const protocol::Object& row = entry.as_object();
        const std::string& text = row.at("text").as_string();
        INFO(text);
        const auto duration = server::admin::parse_duration(text);
        if (const auto* expected = row.find("milliseconds")) {
            REQUIRE(duration);
            CHECK(duration->count() == expected->as_integer());
        } else {
            INFO(row.at("why").as_string());
            CHECK_FALSE(duration);
        }
    }
}

}  // namespace profiles::tests
