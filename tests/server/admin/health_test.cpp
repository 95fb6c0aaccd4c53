#include <catch2/catch.hpp>
#include <set>

#include "protocol/json/write.h"
#include "server/version.h"
#include "tests/server/admin/control_service.h"

namespace profiles::tests {

using protocol::Object;
using namespace std::chrono_literals;

TEST_CASE("The emulator says what it is, what it keeps and how long it has been there",
          "[control]") {
    ControlService service;
    service.create_domain("a");
    service.create_domain("b");
    service.create_domain("c", {"222222222222"});
    service.call("CreateProfile", {{"DomainName", "a"}});
    service.wall_clock.advance(1500ms);
    service.ask("POST /_emulator/clock", R"({"advance": "P1D"})");
    const Object expected{
        {"version", server::kVersion},
        {"uptime_seconds", 1.5},
        {"account", "000000000000"},
        {"region", "us-east-1"},
        {"data", ":memory:"},
        {"schema_version", service.store.statistics().schema_version},
        {"ready", true},
        {"counts", Object{{"accounts", 2}, {"domains", 3}, {"profiles", 1}, {"requests", 4}}}};
    CHECK(service.ask("GET /_emulator/health") == "200 " + protocol::json::write(expected));
}

TEST_CASE("The emulator is ready once it says so", "[control]") {
    ControlService service;
    service.emulator.ready = false;
    CHECK(service.ask("GET /_emulator/ready") == R"(503 {"ready":false})");
    CHECK(service.ask("GET /_emulator/health").find(R"("ready":false)") != std::string::npos);
    service.emulator.ready = true;
    CHECK(service.ask("GET /_emulator/ready") == R"(200 {"ready":true})");
}

TEST_CASE("Before it is ready the emulator tells how it is, and nothing else is done",
          "[control]") {
    ControlService service;
    service.emulator.ready = false;
    service.front_door.open_when([&] { return service.emulator.ready; });
    for (const auto& route : server::admin::control_routes()) {
        const std::string call = std::string(route.method) + ' ' + std::string(route.path);
        INFO(call);
        const bool tells = route.method == "GET" &&
                           std::set<std::string_view>{"/_emulator/openapi.json",
                                                      "/_emulator/health", "/_emulator/metrics"}
                               .contains(route.path);
        CHECK(service.control(call).status == (tells ? 200 : 503));
    }
    const auto refusal =
        service.call("CreateDomain", {{"DomainName", "a"}, {"DefaultExpirationDays", 1}});
    CHECK(refusal.status == 503);
    CHECK(header(refusal, "x-amzn-ErrorType") == "ServiceUnavailableException");
    service.emulator.ready = true;
    CHECK(service.domain_names().empty());
    CHECK(service.journal.size() == 1);
}

TEST_CASE("The metrics tell of connections, domains and requests", "[control]") {
    ControlService service;
    service.create_domain("a");
    const auto answer = service.control("GET /_emulator/metrics");
    CHECK(answer.status == 200);
    CHECK(header(answer, "Content-Type") == "text/plain; version=0.0.4; charset=utf-8");
    for (const char* line :
         {"customer_profiles_requests_total{operation=\"CreateDomain\",status=\"200\"} 1\n",
          "customer_profiles_open_connections 3\n", "customer_profiles_domains 1\n"}) {
        INFO(line);
        CHECK(answer.body.find(line) != std::string::npos);
    }
}

}  // namespace profiles::tests
