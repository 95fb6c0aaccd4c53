#include "server/journal/differences.h"

#include <catch2/catch.hpp>

#include "protocol/json/write.h"
#include "tests/server/journal/entries.h"
#include "tests/support/test_service.h"
#include "tests/support/vector_cases.h"

namespace profiles::tests {

using protocol::List;
using protocol::Object;
using protocol::Value;

TEST_CASE("What was sent is held against what was expected, member by member", "[journal]") {
    for (const Value& entry : vector_cases("journal/differences.json")) {
        const Object& row = entry.as_object();
        INFO(row.at("title").as_string());
        const auto* operation =
            api_model().find_operation(text_in(row, "operation", "UpdateDomain"));
        List found;
        for (const auto& difference : server::differences(
                 row.at("expected").as_object(), row.at("actual").as_object(), *operation->input)) {
            found.push_back(difference.to_value());
        }
        CHECK(protocol::json::write(found) == protocol::json::write(row.at("differences")));
    }
}

}  // namespace profiles::tests
