#include <catch2/catch.hpp>

#include "protocol/json/write.h"
#include "tests/server/admin/control_service.h"

namespace profiles::tests {
namespace {

using protocol::Object;
using protocol::Value;
using namespace std::chrono_literals;

const Value kRules = Object{{"Enabled", true}};

std::string clock_is(std::string_view now, bool frozen = false) {
    return "200 {\"now\":\"" + std::string(now) + "\",\"frozen\":" + (frozen ? "true}" : "false}");
}

std::string change(ControlService& service, std::string body) {
    return service.ask("POST /_emulator/clock", std::move(body));
}

/// A member of GetDomain's answer, in JSON.
std::string domain_member(ControlService& service, std::string_view name) {
    const auto answer = json_of(service.call("GetDomain", {{"DomainName", "shop"}}));
    return protocol::json::write(answer.as_object().at(name));
}

std::string rules_status(ControlService& service) {
    const auto answer = json_of(service.call("GetDomain", {{"DomainName", "shop"}}));
    return answer.as_object().at("RuleBasedMatching").as_object().at("Status").as_string();
}

int update_rules(ControlService& service) {
    return service.call("UpdateDomain", {{"DomainName", "shop"}, {"RuleBasedMatching", kRules}})
        .status;
}

}  // namespace

TEST_CASE("The clock shows real time, running, until it is told otherwise", "[control]") {
    ControlService service;
    CHECK(service.ask("GET /_emulator/clock") == clock_is("2026-01-01T00:00:00Z"));
    service.wall_clock.advance(1500ms);
    CHECK(service.ask("GET /_emulator/clock") == clock_is("2026-01-01T00:00:01.500Z"));
}

TEST_CASE("The clock that is advanced stays ahead of real time by as much", "[control]") {
    ControlService service;
    CHECK(change(service, R"({"advance": "P1DT12H"})") == clock_is("2026-01-02T12:00:00Z"));
    CHECK(change(service, R"({"advance": "PT0.25S"})") == clock_is("2026-01-02T12:00:00.250Z"));
    service.wall_clock.advance(1h);
    CHECK(service.ask("GET /_emulator/clock") == clock_is("2026-01-02T13:00:00.250Z"));
}

TEST_CASE("The clock that is set goes on from there", "[control]") {
    ControlService service;
    CHECK(change(service, R"({"set": "2030-06-01T12:00:00Z"})") ==
          clock_is("2030-06-01T12:00:00Z"));
    service.wall_clock.advance(1s);
    CHECK(service.ask("GET /_emulator/clock") == clock_is("2030-06-01T12:00:01Z"));
}

TEST_CASE("A frozen clock moves when it is moved, and goes on from where it stopped", "[control]") {
    ControlService service;
    CHECK(change(service, R"({"freeze": true})") == clock_is("2026-01-01T00:00:00Z", true));
    service.wall_clock.advance(1h);
    CHECK(change(service, R"({"freeze": true})") == clock_is("2026-01-01T00:00:00Z", true));
    CHECK(change(service, R"({"advance": "PT1M"})") == clock_is("2026-01-01T00:01:00Z", true));
    CHECK(change(service, R"({"freeze": false})") == clock_is("2026-01-01T00:01:00Z"));
    service.wall_clock.advance(1s);
    CHECK(service.ask("GET /_emulator/clock") == clock_is("2026-01-01T00:01:01Z"));
}

TEST_CASE("Moving and stopping the clock may go together", "[control]") {
    ControlService service;
    CHECK(change(service, R"({"advance": "PT1H", "freeze": true})") ==
          clock_is("2026-01-01T01:00:00Z", true));
    CHECK(change(service, R"({"set": "2026-01-02T00:00:00Z", "freeze": false})") ==
          clock_is("2026-01-02T00:00:00Z"));
    CHECK(change(service, R"({"reset": false, "advance": "PT1H"})") ==
          clock_is("2026-01-02T01:00:00Z"));
}

TEST_CASE("A reset brings real time back, running", "[control]") {
    ControlService service;
    change(service, R"({"set": "2030-01-01T00:00:00Z", "freeze": true})");
    service.wall_clock.advance(1min);
    CHECK(change(service, R"({"reset": true})") == clock_is("2026-01-01T00:01:00Z"));
}

TEST_CASE("The clock goes up to the last moment of the year 9999 and no further", "[control]") {
    ControlService service;
    CHECK(change(service, R"({"set": "9999-12-31T23:59:59.999Z", "freeze": true})") ==
          clock_is("9999-12-31T23:59:59.999Z", true));
    CHECK(change(service, R"({"advance": "PT0S"})") == clock_is("9999-12-31T23:59:59.999Z", true));
    CHECK(
        change(service, R"({"advance": "PT0.001S"})") ==
        R"(400 {"message":"the clock cannot go beyond 9999-12-31T23:59:59.999Z; it shows 9999-12-31T23:59:59.999Z"})");
    CHECK(service.ask("GET /_emulator/clock") == clock_is("9999-12-31T23:59:59.999Z", true));
}

TEST_CASE("A clock that runs stops at the end of the year 9999 by itself", "[control]") {
    ControlService service;
    change(service, R"({"set": "9999-12-31T23:59:59.999Z"})");
    service.wall_clock.advance(1h);
    CHECK(service.ask("GET /_emulator/clock") == clock_is("9999-12-31T23:59:59.999Z"));
    CHECK(change(service, R"({"advance": "PT0S"})") == clock_is("9999-12-31T23:59:59.999Z"));
}

TEST_CASE("What a change that is refused asks for besides is not done either", "[control]") {
    ControlService service;
    change(service, R"({"set": "2020-01-01T00:00:00Z", "freeze": true})");
    CHECK(service.ask("GET /_emulator/clock") == clock_is("2026-01-01T00:00:00Z"));
}

TEST_CASE("Domains are dated by the service's clock", "[control]") {
    ControlService service;
    change(service, R"({"set": "2027-01-01T00:00:00Z", "freeze": true})");
    service.create_domain("shop");
    change(service, R"({"advance": "PT1H"})");
    service.call("UpdateDomain", {{"DomainName", "shop"}});
    CHECK(domain_member(service, "CreatedAt") == "1798761600");
    CHECK(domain_member(service, "LastUpdatedAt") == "1798765200");
}

TEST_CASE("Rules are evaluated by the service's clock", "[control]") {
    ControlService service;
    service.create_domain("shop");
    REQUIRE(update_rules(service) == 200);
    CHECK(rules_status(service) == "PENDING");
    change(service, R"({"advance": "PT1H"})");
    CHECK(rules_status(service) == "IN_PROGRESS");
    CHECK(update_rules(service) == 400);
    change(service, R"({"advance": "PT1H"})");
    CHECK(rules_status(service) == "ACTIVE");
    CHECK(update_rules(service) == 200);
}

TEST_CASE("A profile that has expired does not come back with real time", "[control]") {
    ControlService service;
    service.create_domain("shop");
    service.call("CreateProfile", {{"DomainName", "shop"}});
    change(service, R"({"advance": "P30D"})");
    CHECK(domain_member(service, "Stats").starts_with(R"({"ProfileCount":0)"));
    change(service, R"({"reset": true})");
    CHECK(domain_member(service, "Stats").starts_with(R"({"ProfileCount":0)"));
    service.call("CreateProfile", {{"DomainName", "shop"}});
    CHECK(domain_member(service, "Stats").starts_with(R"({"ProfileCount":1)"));
}

TEST_CASE("The Date header and the journal go by real time", "[control]") {
    ControlService service;
    change(service, R"({"set": "2030-01-01T00:00:00Z"})");
    CHECK(header(service.call("ListDomains"), "Date") == "Thu, 01 Jan 2026 00:00:00 GMT");
    CHECK(service.ask("GET /_emulator/requests").find(R"("time":"2026-01-01T00:00:00Z")") !=
          std::string::npos);
}

TEST_CASE("A signature is as old as real time says", "[control]") {
    ControlService service;
    protocol::sigv4::CredentialStore credentials;
    credentials.add({"123456789012", "secret", {}});
    service.authenticator.verify_against(std::move(credentials));
    const auto refusal = [&] { return header(service.call("ListDomains"), "x-amzn-ErrorType"); };

    // The signature is wrong, but what is said of it first is whether it is too old.
    const std::string at_its_time = refusal();
    change(service, R"({"set": "2030-01-01T00:00:00Z"})");
    CHECK(refusal() == at_its_time);
    service.wall_clock.advance(16min);
    CHECK(service.call("ListDomains").body.find("Signature expired") != std::string::npos);
}

}  // namespace profiles::tests
