#include "server/documents/operation_names.h"

#include <catch2/catch.hpp>

#include "tests/support/test_service.h"

namespace profiles::tests {
namespace {

using server::operation_named;

/// Why that name is refused.
std::string refusal_of_name(const std::string& name) {
    try {
        operation_named(name, "place", api_model());
    } catch (const server::DocumentError& error) {
        return error.what();
    }
    return "it is an operation";
}

}  // namespace

TEST_CASE("Every operation of the service is found by its name", "[documents]") {
    for (const auto& operation : api_model().operations()) {
        CHECK(&operation_named(operation.name, "place", api_model()) == &operation);
    }
}

TEST_CASE("A name that is none is said together with the nearest that there is", "[documents]") {
    struct Case {
        std::string name;
        std::string nearest;
    };
    const auto& [name, nearest] = GENERATE(values<Case>({{"UpdatDomain", "UpdateDomain"},
                                                         {"updatedomain", "UpdateDomain"},
                                                         {"GetDomains", "GetDomain"},
                                                         {"TagResources", "TagResource"}}));
    CHECK(refusal_of_name(name) ==
          "place '" + name + "' is no operation of the service; " + nearest + " is one");
}

TEST_CASE("A name of any length is refused, and soon", "[documents]") {
    CHECK(refusal_of_name(std::string(1'000'000, 'x')).ends_with(" is one"));
    CHECK(refusal_of_name("").starts_with("place '' is no operation"));
}

}  // namespace profiles::tests
