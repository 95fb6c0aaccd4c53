#include <catch2/catch.hpp>

#include "tests/server/admin/control_service.h"

namespace profiles::tests {
namespace {

using protocol::Object;
using namespace std::chrono_literals;

std::string put(ControlService& service, std::string_view rule) {
    return service.ask("PUT /_emulator/faults",
                       R"({"rules": [)" + std::string(rule) + R"(], "seed": 1})");
}

/// The statuses of so many calls of GetDomain.
std::string statuses(ControlService& service, int calls) {
    std::string text;
    for (int i = 0; i < calls; ++i) {
        text += std::to_string(service.call("GetDomain", kShop).status) + ' ';
    }
    return text;
}

}  // namespace

TEST_CASE("Rules are shown as they were understood, with how often they matched and fired",
          "[control]") {
    ControlService service;
    service.create_domain("shop");
    CHECK(service.ask("GET /_emulator/faults") == R"(200 {"rules":[]})");
    CHECK(
        put(service, R"({"operation": "GetDomain", "times": 1, "latency_ms": 5, "drop": false})") ==
        R"(200 {"rules":[{"operation":"GetDomain","times":1,"latency_ms":5,)"
        R"("matched":0,"fired":0}],"seed":1})");
    statuses(service, 3);
    CHECK(service.ask("GET /_emulator/faults") ==
          R"(200 {"rules":[{"operation":"GetDomain","times":1,"latency_ms":5,)"
          R"("matched":3,"fired":1}],"seed":1})");
    CHECK(service.ask("DELETE /_emulator/faults") == R"(200 {"rules":[]})");
    CHECK(service.ask("GET /_emulator/faults") == R"(200 {"rules":[]})");
}

TEST_CASE("Without a seed one is chosen and shown", "[control]") {
    ControlService service;
    CHECK(service.ask("PUT /_emulator/faults", R"({"rules": []})").find(R"("seed":)") !=
          std::string::npos);
}

TEST_CASE("Rules that are put replace those of before, counters and all", "[control]") {
    ControlService service;
    service.create_domain("shop");
    put(service, R"({"error": {"type": "ThrottlingException"}})");
    statuses(service, 2);
    put(service, R"({"latency_ms": 1})");
    CHECK(service.ask("GET /_emulator/faults") ==
          R"(200 {"rules":[{"latency_ms":1,"matched":0,"fired":0}],"seed":1})");
    CHECK(statuses(service, 1) == "200 ");
}

TEST_CASE("A fault's error is answered in the service's form", "[control]") {
    struct Case {
        std::string error;
        int status;
        std::string type;
        std::string body;
    };
    const auto& [error, status, type, body] = GENERATE(values<Case>({
        {R"({"type": "ThrottlingException"})", 429, "ThrottlingException",
         R"({"Message":"Rate exceeded"})"},
        {R"({"type": "InternalServerException", "message": "Out of order"})", 500,
         "InternalServerException", R"({"Message":"Out of order"})"},
        {R"({"type": "ResourceNotFoundException"})", 404, "ResourceNotFoundException",
         R"({"Message":"DomainName shop is not found in account 123456789012"})"},
        {R"({"type": "ExpiredTokenException"})", 403, "ExpiredTokenException",
         R"({"message":"The security token included in the request is expired"})"},
    }));
    ControlService service;
    service.create_domain("shop");
    put(service, R"({"error": )" + error + "}");
    const auto response = service.call("GetDomain", kShop);
    CHECK(response.status == status);
    CHECK(header(response, "x-amzn-ErrorType") == type);
    CHECK(header(response, "Content-Type") == "application/json");
    CHECK(header(response, "x-amzn-RequestId") != "absent");
    CHECK(response.body == body);
}

TEST_CASE("A request that gets an error instead of being carried out changes nothing",
          "[control]") {
    ControlService service;
    service.create_domain("shop");
    put(service, R"({"operation": "DeleteDomain", "error": {"type": "InternalServerException"}})");
    CHECK(service.call("DeleteDomain", kShop).status == 500);
    put(service, R"({"operation": "DeleteDomain", "drop": true})");
    CHECK(service.answer("DeleteDomain", kShop).drop);
    CHECK(service.domain_names() == "shop ");
}

TEST_CASE("A rule fires so often, and only after so many requests", "[control]") {
    ControlService service;
    service.create_domain("shop");
    put(service, R"({"times": 2, "after": 1, "error": {"type": "ThrottlingException"}})");
    CHECK(statuses(service, 5) == "200 429 429 200 200 ");
}

TEST_CASE("A rule meets only the requests that it names", "[control]") {
    const auto rule =
        GENERATE(as<std::string>(), R"("operation": "UpdateDomain")", R"("domain": "other")",
                 R"("region": "eu-west-1")", R"("account": "999999999999")");
    ControlService service;
    service.create_domain("shop");
    put(service, "{" + rule + R"(, "error": {"type": "ThrottlingException"}})");
    INFO(rule);
    CHECK(statuses(service, 1) == "200 ");
}

TEST_CASE("A request for an ARN is one for the domain in it", "[control]") {
    ControlService service;
    service.create_domain("shop");
    service.ask("PUT /_emulator/faults", R"({"rules": [{"domain": "shop", "drop": true}]})");
    const std::string arn = "arn:aws:profile:us-east-1:123456789012:domains/";
    CHECK(service.answer("ListTagsForResource", {{"resourceArn", arn + "shop"}}).drop);
    CHECK_FALSE(service.answer("ListTagsForResource", {{"resourceArn", arn + "other"}}).drop);
}

TEST_CASE("A latency delays the answer that there would have been", "[control]") {
    ControlService service;
    service.create_domain("shop");
    const std::string body = service.call("GetDomain", kShop).body;
    put(service, R"({"latency_ms": 250, "times": 1})");
    const auto late = service.answer("GetDomain", kShop);
    CHECK(late.delay == 250ms);
    CHECK_FALSE(late.drop);
    CHECK(late.response.body == body);
    CHECK(service.answer("GetDomain", kShop).delay == 0ms);
}

TEST_CASE("A latency goes with an error and with a drop", "[control]") {
    ControlService service;
    put(service, R"({"latency_ms": 250, "times": 1, "error": {"type": "ThrottlingException"}},
                    {"latency_ms": 500, "drop": true})");
    const auto refused = service.answer("ListDomains");
    CHECK(refused.delay == 250ms);
    CHECK(refused.response.status == 429);
    const auto dropped = service.answer("ListDomains");
    CHECK(dropped.delay == 500ms);
    CHECK(dropped.drop);
}

TEST_CASE("The journal tells which requests a rule had a hand in", "[control]") {
    ControlService service;
    service.create_domain("shop");
    put(service, R"({"times": 1, "latency_ms": 1})");
    statuses(service, 2);
    const auto page = json_of(service.control("GET /_emulator/requests?operation=GetDomain"));
    const auto& requests = page.as_object().at("requests").as_list();
    REQUIRE(requests.size() == 2);
    CHECK_FALSE(requests[0].as_object().at("fault").as_bool());
    CHECK(requests[1].as_object().at("fault").as_bool());
}

TEST_CASE("A request that was dropped is not told of as one that succeeded", "[control]") {
    ControlService service;
    service.create_domain("shop");
    put(service, R"({"drop": true})");
    REQUIRE(service.answer("GetDomain", kShop).drop);
    CHECK(service.ask("GET /_emulator/requests?operation=GetDomain&status=200") ==
          R"(200 {"requests":[],"dropped":0})");
    CHECK(service.ask("GET /_emulator/metrics").find(R"(operation="GetDomain",status="200")") ==
          std::string::npos);
    CHECK(service.log_text().find("200 GetDomain") == std::string::npos);
}

TEST_CASE("A fault comes after the checks that come before the service", "[control]") {
    ControlService service;
    put(service, R"({"error": {"type": "ThrottlingException"}})");
    CHECK(answer_to(service.front_door, request_of("GET /nowhere")).response.status == 404);
    service.authenticator.verify_against({});
    CHECK(answer_to(service.front_door, request_of("GET /domains")).response.status == 403);
    CHECK(service.ask("GET /_emulator/faults").find(R"("matched":0)") != std::string::npos);
}

}  // namespace profiles::tests
