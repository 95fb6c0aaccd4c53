#include "server/admin/gate.h"

#include <catch2/catch.hpp>

#include "tests/server/admin/control_service.h"

namespace profiles::tests {
namespace {

using protocol::Headers;
using protocol::HttpRequest;
using server::Cors;
using server::admin::ControlError;
using server::admin::Gate;

const std::string kPage = "http://localhost:3000";

/// Why the gate refuses a request with these fields, or `welcome`.
std::string verdict(const Gate& gate, Headers fields) {
    try {
        gate.refuse_strange_pages({"POST", "/_emulator/reset", std::move(fields), ""});
    } catch (const ControlError& error) {
        CHECK(error.status() == 403);
        return error.what();
    }
    return "welcome";
}

}  // namespace

TEST_CASE("Who is no browser may call under every name of the loopback", "[gate]") {
    const auto name = GENERATE(as<std::string>(), "127.0.0.1:8208", "localhost:8208", "[::1]:8208",
                               "localhost", "profiles.localhost:8208", "127.0.0.2:9",
                               "host.docker.internal:8208", "192.0.2.7:8208");
    CHECK(verdict({}, {{"Host", name}}) == "welcome");
    CHECK(verdict({}, {}) == "welcome");
}

TEST_CASE("On the loopback a name that anybody could have made up is refused", "[gate]") {
    const auto name = GENERATE(as<std::string>(), "evil.example", "127.0.0.1.evil.example",
                               "localhost.evil.example", "internal.example", "");
    INFO(name);
    const Headers fields{{"Host", name + ":8208"}};
    CHECK(verdict({}, fields) ==
          name + " is no name of the loopback, on which the control API listens; --host " + name +
              " or --control-token lets it be called so");
    CHECK(verdict({.host = "::1"}, fields) != "welcome");
    CHECK(verdict({.host = "localhost"}, fields) != "welcome");

    CHECK(verdict({.token = "sesame"}, fields) == "welcome");
    CHECK(verdict({.host = "0.0.0.0"}, fields) == "welcome");
    CHECK(verdict({.host = "192.0.2.7"}, fields) == "welcome");
}

TEST_CASE("The emulator's own pages may call", "[gate]") {
    const auto name = GENERATE(as<std::string>(), "127.0.0.1:8208", "localhost:8208", "[::1]:8208",
                               "192.0.2.7:8208", "LOCALHOST:8208");
    for (const Gate& gate : {Gate{}, Gate{.host = "0.0.0.0"}, Gate{.token = "sesame"}}) {
        for (const char* scheme : {"http://", "https://"}) {
            CHECK(verdict(gate, {{"Host", name}, {"Origin", scheme + name}}) == "welcome");
        }
    }
    CHECK(verdict({.host = "emulator.test"},
                  {{"Host", "emulator.test:8208"}, {"Origin", "http://emulator.test:8208"}}) ==
          "welcome");
    CHECK(verdict({}, {{"Host", name}, {"Sec-Fetch-Site", "same-origin"}}) == "welcome");
    CHECK(verdict({}, {{"Host", name}, {"Sec-Fetch-Site", "none"}}) == "welcome");
}

TEST_CASE("A page of another origin is refused", "[gate]") {
    const auto origin =
        GENERATE(as<std::string>(), "http://evil.example", "http://localhost:3000",
                 "http://localhost", "http://localhost:82080", "http://127.0.0.1:8208", "null", "",
                 "localhost:8208", "ftp://localhost:8208", "http://localhost:8208/");
    INFO(origin);
    const Headers fields{{"Host", "localhost:8208"}, {"Origin", origin}};
    const std::string refusal =
        "A page of " + origin + " may not call the control API; --cors " + origin + " lets it";
    CHECK(verdict({}, fields) == refusal);
    CHECK(verdict({.host = "0.0.0.0"}, fields) == refusal);
    CHECK(verdict({.token = "sesame"}, fields) == refusal);
    CHECK(verdict({.cors = Cors({"http://other.example"})}, fields) == refusal);
}

TEST_CASE("A page that made itself the emulator's own by its name is refused", "[gate]") {
    const Headers fields{{"Host", "evil.example:8208"}, {"Origin", "http://evil.example:8208"}};
    CHECK(verdict({}, fields) != "welcome");
    CHECK(verdict({.host = "0.0.0.0"}, fields) != "welcome");
    CHECK(verdict({.token = "sesame"}, fields) != "welcome");
}

TEST_CASE("A page that was let in may call", "[gate]") {
    const Headers fields{
        {"Host", "localhost:8208"}, {"Origin", kPage}, {"Sec-Fetch-Site", "cross-site"}};
    CHECK(verdict({}, fields) != "welcome");
    CHECK(verdict({.cors = Cors({kPage})}, fields) == "welcome");
    CHECK(verdict({.cors = Cors({"*"})}, fields) == "welcome");
}

TEST_CASE("A page of another site is refused where it does not say its origin", "[gate]") {
    CHECK(verdict({}, {{"Host", "localhost:8208"}, {"Sec-Fetch-Site", "cross-site"}}) ==
          "A page of another site may not call the control API");
}

TEST_CASE("What a strange page sends is refused unread, changes nothing and is no request",
          "[gate]") {
    ControlService service;
    service.create_domain("shop");
    const auto requests = service.metrics.request_count();
    for (const char* call : {"POST /_emulator/reset", "GET /_emulator/ready",
                             "OPTIONS /_emulator/clock", "PUT /_emulator/snapshots/one/file"}) {
        INFO(call);
        HttpRequest request = request_of(call);
        request.headers.add("Origin", "http://evil.example");
        CHECK(answer_to(service.front_door, request).response.status == 403);
        CHECK(service.front_door.admit(request).refusal->status == 403);
    }
    CHECK(service.domain_names() == "shop ");
    CHECK(service.metrics.request_count() == requests + 1);
}

TEST_CASE("The service itself asks nobody for an origin", "[gate]") {
    ControlService service;
    HttpRequest request = request_of("GET /domains");
    request.headers.add("Origin", "http://evil.example");
    CHECK(answer_to(service.front_door, request).response.status == 200);
}

}  // namespace profiles::tests
