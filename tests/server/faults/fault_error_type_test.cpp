#include "server/faults/fault_error_type.h"

#include <catch2/catch.hpp>

#include "server/faults/fault_rules.h"
#include "tests/server/faults/fault_text.h"
#include "tests/support/test_service.h"
#include "tests/support/vector_cases.h"

namespace profiles::tests {
namespace {

using protocol::List;
using protocol::Object;
using server::FaultSubject;

std::string answer_of(const protocol::Value& type, const FaultSubject& subject) {
    const Object rule{{"error", Object{{"type", type}}}};
    auto rules =
        server::FaultRules::parse(Object{{"rules", List{rule}}, {"seed", 1}}, api_model(), 0);
    return text_of(rules.decide(subject));
}

}  // namespace

TEST_CASE("Every error that a rule can ask for has a status and a text as AWS words it",
          "[faults]") {
    const auto cases = vector_cases("faults/error_types.json");
    CHECK(cases.size() == server::fault_error_types().size());
    for (const auto& entry : cases) {
        const Object& row = entry.as_object();
        CHECK(answer_of(row.at("type"), {"GetDomain", "d", "eu-west-1", "123456789012"}) ==
              row.at("answer").as_string());
    }
}

TEST_CASE("Errors of requests without a domain name none", "[faults]") {
    const FaultSubject subject{"ListDomains", "", "eu-west-1", "123456789012"};
    CHECK(answer_of("ResourceNotFoundException", subject) ==
          "404 ResourceNotFoundException Message=The requested resource does not exist, or access "
          "was denied.");
    CHECK(answer_of("AccessDeniedException", subject) ==
          "403 AccessDeniedException Message=User: arn:aws:iam::123456789012:user/local is not "
          "authorized to perform: profile:ListDomains on resource: * because no identity-based "
          "policy allows the profile:ListDomains action");
}

TEST_CASE("The errors of the model that a rule can ask for are all that it has", "[faults]") {
    for (const auto& type : server::fault_error_types()) {
        CAPTURE(type.name);
        CHECK((api_model().find_shape(type.name) != nullptr) == type.modeled);
    }
}

}  // namespace profiles::tests
