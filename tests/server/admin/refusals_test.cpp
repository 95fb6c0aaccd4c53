#include <catch2/catch.hpp>

#include "protocol/json/write.h"
#include "tests/server/admin/control_service.h"
#include "tests/support/vector_cases.h"

namespace profiles::tests {
namespace {

using protocol::Object;
using protocol::Value;

/// A body that is a text is sent as it is, any other as JSON.
std::string body_of(const Object& row) {
    const Value* body = row.find("body");
    if (body == nullptr) {
        return "";
    }
    return body->is<std::string>() ? body->as_string() : protocol::json::write(*body);
}

/// Everything that a call of the control API can change.
std::string state_of(ControlService& service) {
    std::string state;
    for (const char* call :
         {"GET /_emulator/clock", "GET /_emulator/snapshots", "GET /_emulator/faults",
          "GET /_emulator/requests", "GET /_emulator/health"}) {
        state += service.ask(call) + '\n';
    }
    return state;
}

}  // namespace

TEST_CASE("A call that cannot be is refused with the reason and changes nothing", "[control]") {
    for (const Value& entry : vector_cases("control/refused_calls.json")) {
        const Object& row = entry.as_object();
        ControlService service;
        service.create_domain("shop");
        service.ask("POST /_emulator/snapshots/one");
        service.ask("PUT /_emulator/faults", R"({"rules": [{"domain": "x", "drop": true}]})");
        const std::string before = state_of(service);

        INFO(row.at("title").as_string());
        const auto answer = service.control(row.at("call").as_string(), body_of(row));
        CHECK(answer.status == row.at("status").as_integer());
        CHECK(header(answer, "Content-Type") == "application/json");
        const Object message{{"message", row.at("message")}};
        CHECK(answer.body == protocol::json::write(message) + "\n");
        CHECK(state_of(service) == before);
        CHECK(service.domain_names() == "shop ");
    }
}

}  // namespace profiles::tests
