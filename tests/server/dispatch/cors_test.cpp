#include "server/dispatch/cors.h"

#include <catch2/catch.hpp>

#include "tests/server/admin/control_service.h"

namespace profiles::tests {
namespace {

using protocol::HttpRequest;
using protocol::HttpResponse;
using server::Cors;
using server::FrontDoor;

const std::string kPage = "http://localhost:3000";
const std::vector<std::string> kAllowed{kPage, "https://example.com"};

/// The service with a front door that lets pages of these origins in.
struct Site : ControlService {
    explicit Site(const std::vector<std::string>& origins = kAllowed)
        : door(dispatcher, &api, Cors(origins)) {
        api.guard({.cors = Cors(origins)});
    }

    HttpResponse get(const std::string& target, const std::string& origin) {
        return answer_to(door, from(origin, "GET " + target)).response;
    }

    static HttpRequest from(const std::string& origin, std::string_view call) {
        HttpRequest request = request_of(call);
        request.headers.add("Origin", origin);
        return request;
    }

    FrontDoor door;
};

HttpRequest preflight_from(const std::string& origin, std::string_view target = "/domains/shop") {
    HttpRequest request = Site::from(origin, "OPTIONS " + std::string(target));
    request.headers.add("Access-Control-Request-Method", "PUT");
    request.headers.add("Access-Control-Request-Headers", "authorization,x-amz-date");
    return request;
}

}  // namespace

TEST_CASE("A preflight from an allowed origin allows all that SDKs do", "[cors]") {
    Site site;
    const auto target = GENERATE("/domains/shop", "/_emulator/clock");
    const HttpResponse answer = answer_to(site.door, preflight_from(kPage, target)).response;
    CHECK(answer.status == 204);
    CHECK(answer.body.empty());
    CHECK(header(answer, "Access-Control-Allow-Origin") == kPage);
    CHECK(header(answer, "Access-Control-Allow-Methods") == "GET, POST, PUT, DELETE");
    CHECK(header(answer, "Access-Control-Allow-Headers") == "authorization,x-amz-date");
    CHECK(header(answer, "Access-Control-Max-Age") == "86400");
    CHECK(header(answer, "Vary") == "Origin");
}

TEST_CASE("A preflight is no request: it is neither counted nor remembered", "[cors]") {
    Site site;
    answer_to(site.door, preflight_from(kPage));
    CHECK(site.metrics.request_count() == 0);
    CHECK(site.journal.size() == 0);
}

TEST_CASE("A preflight needs no token, since a browser sends none", "[cors]") {
    Site site;
    site.api.guard({.token = "sesame"});
    CHECK(answer_to(site.door, preflight_from(kPage, "/_emulator/clock")).response.status == 204);
}

TEST_CASE("A preflight from another origin allows nothing", "[cors]") {
    Site site;
    CHECK(header(answer_to(site.door, preflight_from("http://evil.example")).response,
                 "Access-Control-Allow-Origin") == "absent");
}

TEST_CASE("A preflight that asks for no headers is told of none", "[cors]") {
    Site site;
    HttpRequest request = Site::from(kPage, "OPTIONS /domains");
    request.headers.add("Access-Control-Request-Method", "GET");
    CHECK(header(answer_to(site.door, request).response, "Access-Control-Allow-Headers") ==
          "absent");
}

TEST_CASE("An OPTIONS that is no preflight is a request like any other", "[cors]") {
    Site site;
    CHECK(answer_to(site.door, request_of("OPTIONS /domains")).response.status == 404);
    CHECK(answer_to(site.door, Site::from(kPage, "OPTIONS /domains")).response.status == 404);
    CHECK(site.metrics.request_count() == 2);
}

TEST_CASE("A page of an allowed origin may read every answer, an error too", "[cors]") {
    Site site;
    struct Case {
        std::string target;
        int status;
    };
    const auto& [target, status] = GENERATE(values<Case>({
        {"/domains", 200},
        {"/domains/nowhere", 404},
        {"/nowhere", 404},
        {"/_emulator/health", 200},
        {"/_emulator/nothing", 404},
    }));
    const HttpResponse answer = site.get(target, kPage);
    CHECK(answer.status == status);
    CHECK(header(answer, "Access-Control-Allow-Origin") == kPage);
    CHECK(header(answer, "Access-Control-Expose-Headers") ==
          "x-amzn-RequestId, x-amzn-ErrorType, Date");
    CHECK(header(answer, "Vary") == "Origin");
}

TEST_CASE("A page may read why its request was not even read", "[cors]") {
    Site site;
    const HttpResponse answer =
        site.door.refuse(server::Refusal::body_too_large, Site::from(kPage, "POST /domains/shop"));
    CHECK(answer.status == 413);
    CHECK(header(answer, "Access-Control-Allow-Origin") == kPage);
}

TEST_CASE("A page may read an injected error", "[cors]") {
    Site site;
    site.ask("PUT /_emulator/faults", R"({"rules": [{"error": {"type": "ThrottlingException"}}]})");
    const HttpResponse answer = site.get("/domains", kPage);
    CHECK(answer.status == 429);
    CHECK(header(answer, "Access-Control-Allow-Origin") == kPage);
}

TEST_CASE("An origin is allowed as a whole, letter for letter", "[cors]") {
    Site site;
    const auto origin =
        GENERATE(as<std::string>(), "http://localhost:3001", "https://localhost:3000",
                 "http://localhost:3000.evil.example", "http://localhost", "null", "");
    INFO(origin);
    const HttpResponse answer = site.get("/domains", origin);
    CHECK(answer.status == 200);
    CHECK(header(answer, "Access-Control-Allow-Origin") == "absent");
    CHECK(header(answer, "Vary") == "Origin");
}

TEST_CASE("A star allows every origin, by its name, since SDKs send credentials", "[cors]") {
    Site site({"*"});
    CHECK(header(site.get("/domains", "http://any.example"), "Access-Control-Allow-Origin") ==
          "http://any.example");
}

TEST_CASE("A client that is no browser is told nothing of origins", "[cors]") {
    Site site({"*"});
    const HttpResponse answer = answer_to(site.door, request_of("GET /domains")).response;
    CHECK(header(answer, "Access-Control-Allow-Origin") == "absent");
}

TEST_CASE("Without allowed origins nothing is said of them, and OPTIONS is unknown", "[cors]") {
    ControlService service;
    CHECK(header(answer_to(service.front_door, Site::from(kPage, "GET /domains")).response,
                 "Vary") == "absent");
    CHECK(answer_to(service.front_door, preflight_from(kPage)).response.status == 404);
}

}  // namespace profiles::tests
