#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "protocol/json/write.h"
#include "tests/server/admin/control_service.h"

namespace profiles::tests {
namespace {

using protocol::List;
using protocol::Object;
using namespace std::chrono_literals;

/// A text that must not be seen by whoever may look at the journal.
constexpr std::string_view kSecret = "Rumpelstiltskin";

Object page_of(ControlService& service, const std::string& query = "") {
    const auto answer = service.control("GET /_emulator/requests" + query);
    REQUIRE(answer.status == 200);
    return json_of(answer).as_object();
}

/// The requests of a page as `GetDomain 200 ListDomains 200 `.
std::string summary(const Object& page) {
    std::string text;
    for (const auto& request : page.at("requests").as_list()) {
        const Object& entry = request.as_object();
        const auto* operation = entry.find("operation");
        text += fmt::format("{} {} ", operation ? operation->as_string() : "-",
                            entry.at("status").as_integer());
    }
    return text;
}

std::string verify(ControlService& service, std::string expectation) {
    return service.ask("POST /_emulator/requests/verify", std::move(expectation));
}

}  // namespace

TEST_CASE("The journal shows requests newest first, refused ones and unknown ones too",
          "[control]") {
    ControlService service;
    service.create_domain("shop");
    service.call("GetDomain", {{"DomainName", "nowhere"}});
    answer_to(service.front_door, request_of("GET /nowhere"));
    service.front_door.refuse(server::Refusal::malformed, {});
    CHECK(summary(page_of(service)) == "- 400 - 404 GetDomain 404 CreateDomain 200 ");
}

TEST_CASE("An entry tells what was asked, by whom, and what came of it", "[control]") {
    ControlService service;
    auto request = request_of("PUT /domains/shop?x=y", R"({"DefaultExpirationDays": 7})");
    request.headers.add("Content-Type", "application/json");
    request.headers.add("User-Agent", "some-sdk/1.0");
    request.headers.add("amz-sdk-request", "attempt=2; max=3");
    const auto response = answer_to(service.front_door, request).response;
    const Object page = page_of(service);
    Object entry = page.at("requests").as_list().at(0).as_object();
    CHECK(entry.at("duration_us").as_integer() >= 0);
    entry.erase("duration_us");
    const Object expected{
        {"id", header(response, "x-amzn-RequestId")},
        {"time", "2026-01-01T00:00:00Z"},
        {"operation", "UpdateDomain"},
        {"domain", "shop"},
        {"account", "000000000000"},
        {"region", "us-east-1"},
        {"signature", "unsigned"},
        {"user_agent", "some-sdk/1.0"},
        {"retry", Object{{"attempt", 2}, {"max", 3}}},
        {"method", "PUT"},
        {"target", "/domains/shop?x=y"},
        {"status", 404},
        {"error", Object{{"type", "ResourceNotFoundException"},
                         {"message", "DomainName shop is not found in account 000000000000"}}},
        {"fault", false},
        {"truncated", false},
        {"request_bytes", static_cast<std::int64_t>(request.body.size())},
        {"response_bytes", static_cast<std::int64_t>(response.body.size())},
        {"input", Object{{"DomainName", "shop"}, {"DefaultExpirationDays", 7}}}};
    CHECK(protocol::json::write(entry) == protocol::json::write(expected));
}

TEST_CASE("A filter lets through what has everything that it names", "[control]") {
    ControlService service;
    service.create_domain("shop");
    service.call("GetDomain", kShop);
    service.wall_clock.advance(1s);
    service.call("GetDomain", {{"DomainName", "nowhere"}});
    struct Case {
        std::string query;
        std::string requests;
    };
    const auto& [query, requests] = GENERATE(values<Case>({
        {"?operation=GetDomain", "GetDomain 404 GetDomain 200 "},
        {"?domain=shop", "GetDomain 200 CreateDomain 200 "},
        {"?status=404", "GetDomain 404 "},
        {"?error=ResourceNotFoundException", "GetDomain 404 "},
        {"?since=2026-01-01T00:00:01Z", "GetDomain 404 "},
        {"?since=2026-01-01T00:00:00Z", "GetDomain 404 GetDomain 200 CreateDomain 200 "},
        {"?operation=GetDomain&domain=shop", "GetDomain 200 "},
        {"?operation=DeleteDomain", ""},
        {"?limit=1000", "GetDomain 404 GetDomain 200 CreateDomain 200 "},
    }));
    INFO(query);
    CHECK(summary(page_of(service, query)) == requests);
}

TEST_CASE("The pages of the journal have each request once, whatever is asked meanwhile",
          "[control]") {
    ControlService service;
    for (int i = 0; i < 5; ++i) {
        service.call("GetDomain", {{"DomainName", "d" + std::to_string(i)}});
    }
    std::string domains;
    std::string query = "?limit=2";
    for (int pages = 0; pages < 3; ++pages) {
        const Object page = page_of(service, query);
        for (const auto& entry : page.at("requests").as_list()) {
            domains += entry.as_object().at("domain").as_string() + ' ';
        }
        service.call("ListDomains");
        const auto* next = page.find("next");
        REQUIRE((next != nullptr) == (pages < 2));
        query = next ? "?limit=2&before=" + next->as_string() : "";
    }
    CHECK(domains == "d4 d3 d2 d1 d0 ");
}

TEST_CASE("A page has a hundred requests unless asked otherwise", "[control]") {
    ControlService service;
    for (int i = 0; i < 101; ++i) {
        service.call("ListDomains");
    }
    const Object page = page_of(service);
    CHECK(page.at("requests").as_list().size() == 100);
    CHECK(page.has("next"));
}

TEST_CASE("An emptied journal is empty", "[control]") {
    ControlService service;
    service.call("ListDomains");
    CHECK(service.ask("DELETE /_emulator/requests") == "200 {}");
    CHECK(service.ask("GET /_emulator/requests") == R"(200 {"requests":[],"dropped":0})");
}

TEST_CASE("What the model marks sensitive is seen neither in the journal nor in the log",
          "[control]") {
    ControlService service;
    service.create_domain("shop");
    const std::string too_long = std::string(kSecret) + std::string(300, 'x');
    const auto first_name = GENERATE_COPY(std::string(kSecret), too_long);
    service.call("CreateProfile", {{"DomainName", "shop"},
                                   {"FirstName", first_name},
                                   {"Attributes", Object{{"nickname", kSecret}}}});
    const auto answer = service.control("GET /_emulator/requests?operation=CreateProfile");
    CHECK(answer.body.find(R"("FirstName":"***")") != std::string::npos);
    CHECK(answer.body.find(kSecret) == std::string::npos);
    CHECK(verify(service, R"({"operation": "CreateProfile", "body": {"FirstName": "Hans"}})")
              .find(kSecret) == std::string::npos);
    CHECK(service.log_text().find(kSecret) == std::string::npos);
}

TEST_CASE("What is not shown can be asked for by whoever knows it, whatever came of the request",
          "[control]") {
    ControlService service;
    service.create_domain("shop");
    struct Case {
        std::string operation;
        Object input;
        std::string secret;
        int status;
    };
    const auto& [operation, input, secret, status] = GENERATE(values<Case>({
        {"CreateProfile", {{"DomainName", "shop"}, {"FirstName", kSecret}}, "FirstName", 200},
        {"CreateProfile", {{"DomainName", "nowhere"}, {"FirstName", kSecret}}, "FirstName", 404},
        {"CreateRecommenderFilter",
         {{"DomainName", "shop"},
          {"RecommenderFilterName", "f"},
          {"RecommenderFilterExpression", kSecret}},
         "RecommenderFilterExpression",
         501},
    }));
    service.call(operation, input);
    const auto shown = service.control("GET /_emulator/requests?operation=" + operation);
    CHECK(shown.body.find(kSecret) == std::string::npos);
    CHECK(summary(json_of(shown).as_object()) == fmt::format("{} {} ", operation, status));
    const auto expect = [&service, &operation = operation,
                         &secret = secret](std::string_view value) {
        const Object body{{secret, value}};
        const Object once{{"exactly", 1}};
        return verify(service, protocol::json::write(Object{
                                   {"operation", operation}, {"body", body}, {"times", once}}));
    };
    CHECK(expect(kSecret).starts_with("200 "));
    CHECK(expect("Hans").starts_with("417 "));
    CHECK(expect("Hans").find(kSecret) == std::string::npos);
}

TEST_CASE("An expectation that holds is 200", "[control]") {
    ControlService service;
    service.create_domain("shop");
    service.call("GetDomain", kShop);
    const auto expectation =
        GENERATE(as<std::string>(), R"({})", R"({"operation": "CreateDomain"})",
                 R"({"operation": "CreateDomain", "domain": "shop", "account": "123456789012",
            "region": "us-east-1", "status": 200, "times": {"exactly": 1}})",
                 R"({"operation": "CreateDomain", "body": {"DefaultExpirationDays": 30}})",
                 R"({"operation": "DeleteDomain", "times": {"never": true}})",
                 R"({"error": "ThrottlingException", "times": {"at_most": 0}})",
                 R"({"domain": "shop", "times": {"at_least": 2}})");
    INFO(expectation);
    CHECK(verify(service, expectation).starts_with(R"(200 {"satisfied":true,)"));
}

TEST_CASE("An expectation that does not hold is 417 with what came nearest", "[control]") {
    ControlService service;
    service.create_domain("shop");
    const auto answer =
        service.control("POST /_emulator/requests/verify",
                        R"({"operation": "CreateDomain", "body": {"DefaultExpirationDays": 31}})");
    CHECK(answer.status == 417);
    const Object verdict = json_of(answer).as_object();
    CHECK_FALSE(verdict.at("satisfied").as_bool());
    CHECK(verdict.at("matched").as_integer() == 0);
    CHECK(verdict.at("expected").as_string() == "at least 1");
    const Object& nearest = verdict.at("nearest").as_list().at(0).as_object();
    CHECK(nearest.at("request").as_object().at("operation").as_string() == "CreateDomain");
    CHECK(protocol::json::write(nearest.at("differences")) ==
          R"([{"path":"DefaultExpirationDays","expected":31,"actual":30}])");
}

TEST_CASE("What happened too often does not hold either", "[control]") {
    ControlService service;
    service.call("ListDomains");
    service.call("ListDomains");
    const std::string verdict =
        verify(service, R"({"operation": "ListDomains", "times": {"exactly": 1}})");
    CHECK(verdict.starts_with(R"(417 {"satisfied":false,"matched":2,"expected":"exactly 1")"));
}

}  // namespace profiles::tests
