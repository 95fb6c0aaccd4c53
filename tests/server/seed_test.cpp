#include "server/seed.h"

#include <catch2/catch.hpp>

#include "protocol/json/write.h"
#include "tests/server/admin/control_service.h"
#include "tests/support/vector_cases.h"

namespace profiles::tests {
namespace {

using protocol::Object;
using protocol::Value;

server::Seed seed(ControlService& service, std::string_view json) {
    return {json, api_model(), service.runner, service.environment.settings};
}

/// All in one go. Throws SeedError.
void load(ControlService& service, std::string_view json) {
    const bool has_more = seed(service, json).step(1000);
    REQUIRE_FALSE(has_more);
}

}  // namespace

TEST_CASE("A seed is carried out entry by entry, each in its account and region", "[seed]") {
    ControlService service;
    load(service, R"({"operations": [
        {"operation": "CreateDomain", "input": {"DomainName": "a", "DefaultExpirationDays": 1}},
        {"operation": "UpdateDomain",
         "input": {"DomainName": "a", "DefaultExpirationDays": 7, "Tags": {"team": "crm"}}},
        {"operation": "CreateDomain", "account": "111111111111",
         "input": {"DomainName": "b", "DefaultExpirationDays": 1}},
        {"operation": "CreateDomain", "region": "eu-west-1",
         "input": {"DomainName": "c", "DefaultExpirationDays": 1}}]})");
    CHECK(service.domain_names({"000000000000", "us-east-1"}) == "a ");
    CHECK(service.domain_names({"111111111111", "us-east-1"}) == "b ");
    CHECK(service.domain_names({"000000000000", "eu-west-1"}) == "c ");
    const auto domain = json_of(service.call("GetDomain", {{"DomainName", "a"}}, {"000000000000"}));
    CHECK(domain.as_object().at("DefaultExpirationDays") == Value(7));
    CHECK(domain.as_object().at("Tags") == Value(Object{{"team", "crm"}}));
}

TEST_CASE("A seed of nothing is loaded", "[seed]") {
    ControlService service;
    load(service, R"({"operations": []})");
}

TEST_CASE("A seed is carried out step by step", "[seed]") {
    ControlService service;
    auto steps = seed(service, R"({"operations": [
        {"operation": "CreateDomain", "input": {"DomainName": "a", "DefaultExpirationDays": 1}},
        {"operation": "CreateDomain", "input": {"DomainName": "b", "DefaultExpirationDays": 1}},
        {"operation": "CreateDomain", "input": {"DomainName": "c", "DefaultExpirationDays": 1}}]})");
    CHECK(steps.step(2));
    CHECK(service.domain_names({"000000000000"}) == "a b ");
    CHECK_FALSE(steps.step(2));
    CHECK(service.domain_names({"000000000000"}) == "a b c ");
    CHECK_FALSE(steps.step(2));
}

TEST_CASE("A seed is no request: it is neither counted nor remembered", "[seed]") {
    ControlService service;
    load(service, R"({"operations": [{"operation": "ListDomains"}]})");
    CHECK(service.metrics.request_count() == 0);
    CHECK(service.journal.size() == 0);
}

TEST_CASE("A seed that cannot be loaded is refused with the entry and what is wrong with it",
          "[seed]") {
    for (const Value& entry : vector_cases("control/refused_seeds.json")) {
        const Object& row = entry.as_object();
        const Value& seed = row.at("seed");
        ControlService service;
        INFO(row.at("title").as_string());
        CHECK_THROWS_MATCHES(
            load(service, seed.is<std::string>() ? seed.as_string() : protocol::json::write(seed)),
            server::SeedError, Catch::Message(row.at("problem").as_string()));
    }
}

}  // namespace profiles::tests
