#include "server/dispatch/dispatcher.h"

#include <catch2/catch.hpp>
#include <regex>

#include "protocol/json/parse.h"
#include "tests/support/test_service.h"

namespace profiles::tests {
namespace {

using protocol::HttpRequest;
using protocol::HttpResponse;
using protocol::Object;

const Object kDomain{{"DomainName", "d"}, {"DefaultExpirationDays", 30}};

bool has_domain(TestService& service) {
    return service.call("GetDomain", {{"DomainName", "d"}}).status == 200;
}

}  // namespace

TEST_CASE("Every answer, an error too, carries a request id, the real date and its media type",
          "[dispatcher]") {
    TestService service;
    const auto operation = GENERATE("ListDomains", "GetDomain", "CreateProfile");
    const HttpResponse response = service.call(operation, {{"DomainName", "nope"}});
    static const std::regex uuid(
        "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    CHECK(std::regex_match(header(response, "x-amzn-RequestId"), uuid));
    CHECK(header(response, "Date") == "Thu, 01 Jan 2026 00:00:00 GMT");
    CHECK(header(response, "Content-Type") == "application/json");
}

TEST_CASE("No two answers share a request id", "[dispatcher]") {
    TestService service;
    CHECK(header(service.call("ListDomains", {}), "x-amzn-RequestId") !=
          header(service.call("ListDomains", {}), "x-amzn-RequestId"));
}

TEST_CASE("The Date goes by real time even when the service's clock was moved", "[dispatcher]") {
    TestService service;
    service.clock.advance(std::chrono::hours(1000));
    CHECK(header(service.call("ListDomains", {}), "Date") == "Thu, 01 Jan 2026 00:00:00 GMT");
}

TEST_CASE("Errors of the model spell Message with a capital, those before it do not",
          "[dispatcher]") {
    TestService service;
    CHECK(service.call("GetDomain", {{"DomainName", "d"}}).body.starts_with("{\"Message\":"));
    CHECK(service.send({"GET", "/nowhere", {}, ""}).body.starts_with("{\"message\":"));
}

TEST_CASE("A request that could not be read is answered in the service's form", "[dispatcher]") {
    TestService service;
    struct Case {
        server::Refusal reason;
        int status;
        std::string type;
    };
    const auto& [reason, status, type] = GENERATE(values<Case>({
        {server::Refusal::malformed, 400, "BadRequestException"},
        {server::Refusal::header_too_large, 431, "RequestHeaderFieldsTooLargeException"},
        {server::Refusal::body_too_large, 413, "RequestEntityTooLargeException"},
        {server::Refusal::timed_out, 408, "RequestTimeoutException"},
    }));
    const HttpResponse response = service.refuse(reason);
    CHECK(response.status == status);
    CHECK(header(response, "x-amzn-ErrorType") == type);
    CHECK(header(response, "x-amzn-RequestId") != "absent");
    CHECK(header(response, "Date") != "absent");
}

TEST_CASE("A full disk is a 500 without details, undoes the whole request and passes",
          "[dispatcher]") {
    TestService service;
    auto& database = service.store.database;
    database.limit_pages(database.integer("PRAGMA page_count"));
    Object tags;
    for (int i = 0; i < 50; ++i) {
        tags.add("key" + std::to_string(i), std::string(256, 'v'));
    }
    Object input = kDomain;
    input.add("Tags", tags);
    const HttpResponse full = service.call("CreateDomain", input);
    CHECK(full.status == 500);
    CHECK(header(full, "x-amzn-ErrorType") == "InternalServerException");
    CHECK(full.body.find("SQLITE") == std::string::npos);
    CHECK(service.log_text().find("SQLITE_FULL") != std::string::npos);
    CHECK_FALSE(has_domain(service));

    database.limit_pages(100000);
    CHECK(service.call("CreateDomain", input).status == 200);
    CHECK(has_domain(service));
}

TEST_CASE("One line is logged for each request, and a client's text cannot forge another",
          "[dispatcher]") {
    TestService service;
    service.call("CreateDomain", kDomain);
    service.send({"GET", "/domains/x%0A2026-01-01T00:00:00.000Z%20200%20Forged", {}, ""});
    const std::string log = service.log_text();
    CHECK(std::count(log.begin(), log.end(), '\n') == 2);
    CHECK(
        log.starts_with("2026-01-01T00:00:00Z 200 CreateDomain domain=d account=123456789012 "
                        "region=us-east-1 signature=not-checked us="));
    CHECK(log.find("400 GetDomain error=BadRequestException") != std::string::npos);
}

TEST_CASE("No body, tag or signature reaches the log", "[dispatcher]") {
    TestService service;
    Object input = kDomain;
    input.add("Tags", Object{{"secret-key", "secret-value"}});
    input.add("DefaultEncryptionKey", "secret-key-id");
    service.call("CreateDomain", input);
    CHECK(service.log_text().find("secret") == std::string::npos);
    CHECK(service.log_text().find("Signature") == std::string::npos);
}

}  // namespace profiles::tests
