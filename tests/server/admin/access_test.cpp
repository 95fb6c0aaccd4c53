#include <catch2/catch.hpp>

#include "protocol/json/parse.h"
#include "tests/server/admin/control_service.h"

namespace profiles::tests {
namespace {

using protocol::HttpRequest;
using server::admin::ControlRoute;

/// The route as a call, with a name where its path wants one.
std::string call_of(const ControlRoute& route) {
    std::string path(route.path);
    if (const auto name = path.find("{name}"); name != std::string::npos) {
        path.replace(name, 6, "one");
    }
    return std::string(route.method) + ' ' + path;
}

HttpRequest with_authorization(std::string_view call, std::string value) {
    HttpRequest request = request_of(call);
    request.headers.add("Authorization", std::move(value));
    return request;
}

}  // namespace

TEST_CASE("No call of the control API is counted, remembered, logged or met by a fault",
          "[control]") {
    ControlService service;
    const auto drop_all = protocol::json::parse(R"({"rules": [{"drop": true}], "seed": 1})");
    for (const ControlRoute& route : server::admin::control_routes()) {
        service.faults = server::FaultRules::parse(drop_all, api_model(), 0);
        INFO(call_of(route));
        const auto answer = answer_to(service.front_door, request_of(call_of(route)));
        CHECK_FALSE(answer.drop);
        CHECK(answer.response.headers.find("Content-Type"));
    }
    service.ask("GET /_emulator/nothing");
    CHECK(service.metrics.request_count() == 0);
    CHECK(service.journal.size() == 0);
    CHECK(service.log_text().empty());
}

TEST_CASE("A call of the control API that is too large to be read is not counted either",
          "[control]") {
    ControlService service;
    const auto answer = service.front_door.refuse(server::Refusal::body_too_large,
                                                  request_of("PUT /_emulator/snapshots/one/file"));
    CHECK(answer.status == 413);
    CHECK(json_of(answer).as_object().has("message"));
    CHECK(service.metrics.request_count() == 0);
    CHECK(service.journal.size() == 0);
}

TEST_CASE("A snapshot may be larger than what any other request may send along", "[control]") {
    ControlService service;
    const auto limit_of = [&](std::string_view call) {
        const auto admission = service.front_door.admit(request_of(call));
        CHECK_FALSE(admission.refusal);
        return admission.max_body_bytes;
    };
    CHECK(limit_of("PUT /_emulator/snapshots/one/file") == server::admin::kMaxSnapshotBytes);
    CHECK(limit_of("POST /_emulator/snapshots/one") == server::kMaxBodyBytes);
    CHECK(limit_of("PUT /_emulator/faults") == server::kMaxBodyBytes);
    CHECK(limit_of("PUT /domains/one/file") == server::kMaxBodyBytes);
    CHECK(limit_of("PUT /domains/_emulator/snapshots/one/file") == server::kMaxBodyBytes);

    server::FrontDoor without_control(service.dispatcher, nullptr, {});
    const auto admission = without_control.admit(request_of("PUT /_emulator/snapshots/one/file"));
    CHECK(admission.max_body_bytes == server::kMaxBodyBytes);
}

TEST_CASE("A call that would be refused whatever it sends along is refused before it does",
          "[control]") {
    ControlService service;
    const auto status_of = [&](const HttpRequest& head) {
        const auto refusal = service.front_door.admit(head).refusal;
        return refusal ? refusal->status : 0;
    };
    CHECK(status_of(request_of("PUT /_emulator/nothing")) == 404);
    CHECK(status_of(request_of("PUT /_emulator/health")) == 405);
    service.api.guard({.token = "sesame"});
    const std::string upload = "PUT /_emulator/snapshots/one/file";
    CHECK(status_of(request_of(upload)) == 401);
    CHECK(status_of(with_authorization(upload, "Bearer sesam")) == 401);
    CHECK(status_of(with_authorization(upload, "Bearer sesame")) == 0);
    CHECK(service.metrics.request_count() == 0);
}

TEST_CASE("Every call can be made in the absolute form, as through a proxy", "[control]") {
    ControlService service;
    CHECK(service.ask("GET http://localhost:8208/_emulator/ready") == R"(200 {"ready":true})");
    CHECK(service.metrics.request_count() == 0);
}

TEST_CASE("With a token every call needs it but the one that tells whether it is ready",
          "[control]") {
    ControlService service;
    service.api.guard({.token = "sesame"});
    for (const ControlRoute& route : server::admin::control_routes()) {
        const std::string call = call_of(route);
        INFO(call);
        const auto refused = service.control(call);
        const auto let_in =
            answer_to(service.front_door, with_authorization(call, "Bearer sesame")).response;
        CHECK(let_in.status != 401);
        if (call == "GET /_emulator/ready") {
            CHECK(refused.status == 200);
        } else {
            CHECK(refused.status == 401);
            CHECK(header(refused, "WWW-Authenticate") == "Bearer");
            CHECK(refused.body == "{\"message\":\"The control API asks for its bearer token\"}\n");
        }
    }
}

TEST_CASE("A token is right as a whole or not at all", "[control]") {
    ControlService service;
    service.api.guard({.token = "sesame"});
    const auto wrong = GENERATE(as<std::string>(), "", "sesame", "Bearer", "Bearer ",
                                "Bearer sesam", "Bearer sesame2", "Bearer SESAME", "Basic sesame");
    INFO(wrong);
    const auto refused =
        answer_to(service.front_door, with_authorization("POST /_emulator/reset", wrong));
    CHECK(refused.response.status == 401);
}

TEST_CASE("Who has no token learns nothing of what there is, and changes nothing", "[control]") {
    ControlService service;
    service.create_domain("shop");
    service.api.guard({.token = "sesame"});
    const std::string refusal = service.ask("GET /_emulator/health");
    CHECK(service.ask("GET /_emulator/nothing") == refusal);
    CHECK(service.ask("PATCH /_emulator/health") == refusal);
    CHECK(service.ask("POST /_emulator/ready") == refusal);
    CHECK(service.ask("POST /_emulator/reset") == refusal);
    CHECK(service.domain_names() == "shop ");
}

TEST_CASE("The token is the control API's: the service does not ask for it", "[control]") {
    ControlService service;
    service.api.guard({.token = "sesame"});
    CHECK(service.call("ListDomains").status == 200);
}

TEST_CASE("A path that is none says where those are listed that are", "[control]") {
    const auto path =
        GENERATE(as<std::string>(), "/_emulator/", "/_emulator/nothing", "/_emulator/health/",
                 "/_emulator/snapshots/a/b", "/_emulator/snapshots/a/file/b");
    ControlService service;
    CHECK(service.ask("GET " + path) == R"(404 {"message":"The control API has no )" + path +
                                            R"(; /_emulator/openapi.json lists what it has"})");
}

TEST_CASE("HEAD gets what GET would", "[control]") {
    ControlService service;
    service.ask("POST /_emulator/snapshots/one");
    for (const ControlRoute& route : server::admin::control_routes()) {
        const std::string call = call_of(route);
        if (route.method == "GET") {
            INFO(call);
            CHECK(service.ask("HEAD" + call.substr(3)) == service.ask(call));
        }
    }
}

TEST_CASE("Every answer carries the real date, whatever the service's clock shows", "[control]") {
    ControlService service;
    service.ask("POST /_emulator/clock", R"({"advance": "P10D"})");
    const std::string today = "Thu, 01 Jan 2026 00:00:00 GMT";
    for (const char* call : {"GET /_emulator/ready", "POST /_emulator/clock",
                             "GET /_emulator/nothing", "GET /_emulator/openapi.json"}) {
        INFO(call);
        CHECK(header(service.control(call), "Date") == today);
    }
    const HttpRequest upload = request_of("PUT /_emulator/snapshots/one/file");
    CHECK(header(service.front_door.refuse(server::Refusal::timed_out, upload), "Date") == today);
    service.api.guard({.token = "sesame"});
    CHECK(header(*service.front_door.admit(upload).refusal, "Date") == today);
}

TEST_CASE("A refusal is UTF-8 whatever it repeats", "[control]") {
    ControlService service;
    HttpRequest request = request_of("GET /_emulator/\xFF\xC3\xA9");
    CHECK(json_of(answer_to(service.front_door, request).response)
              .as_object()
              .at("message")
              .as_string()
              .find("/_emulator/???;") != std::string::npos);
    request.headers.add("Origin", "http://\xFF");
    CHECK(json_of(answer_to(service.front_door, request).response)
              .as_object()
              .at("message")
              .as_string()
              .find("http://?") != std::string::npos);
}

TEST_CASE("A method that is none names those that are", "[control]") {
    struct Case {
        std::string call;
        std::string allowed;
    };
    const auto& [call, allowed] = GENERATE(values<Case>({
        {"POST /_emulator/health", "GET, HEAD"},
        {"DELETE /_emulator/clock", "GET, HEAD, POST"},
        {"POST /_emulator/faults", "GET, HEAD, PUT, DELETE"},
        {"GET /_emulator/snapshots/one", "POST, DELETE"},
        {"HEAD /_emulator/reset", "POST"},
        {"POST /_emulator/snapshots/one/file", "GET, HEAD, PUT"},
        {"get /_emulator/ready", "GET, HEAD"},
    }));
    ControlService service;
    const auto answer = service.control(call);
    CHECK(answer.status == 405);
    CHECK(header(answer, "Allow") == allowed);
    CHECK(json_of(answer).as_object().has("message"));
}

TEST_CASE("Without the control API its paths are unknown to the service, like any other",
          "[control]") {
    ControlService service;
    server::FrontDoor front_door(service.dispatcher, nullptr, {});
    const auto answer = answer_to(front_door, request_of("POST /_emulator/reset")).response;
    CHECK(answer.status == 404);
    CHECK(header(answer, "x-amzn-ErrorType") == "UnknownOperationException");
    CHECK(header(answer, "x-amzn-RequestId") != "absent");
    CHECK(service.metrics.request_count() == 1);
}

}  // namespace profiles::tests
