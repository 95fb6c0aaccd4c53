#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <map>
#include <set>

#include "protocol/text.h"
#include "tests/server/admin/control_service.h"
#include "tests/support/vector_cases.h"

namespace profiles::tests {
namespace {

using protocol::List;
using protocol::Object;
using protocol::Value;

constexpr std::string_view kMethods[] = {"get", "put", "post", "delete", "patch", "head"};

Object document() {
    ControlService service;
    const auto answer = service.control("GET /_emulator/openapi.json");
    CHECK(header(answer, "Content-Type") == "application/json");
    return json_of(answer).as_object();
}

std::string in_capitals(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](unsigned char c) { return std::toupper(c); });
    return result;
}

/// Every call that the document describes, as `GET /_emulator/health`, with its description.
std::map<std::string, Object> described_calls() {
    std::map<std::string, Object> calls;
    const Object whole = document();
    for (const auto& [path, item] : whole.at("paths").as_object()) {
        for (const std::string_view method : kMethods) {
            if (const Value* call = item.as_object().find(method)) {
                calls.emplace(in_capitals(method) + ' ' + path, call->as_object());
            }
        }
    }
    return calls;
}

/// Every `$ref` in the document.
void collect_references(const Value& value, std::set<std::string>& references) {
    if (const auto* list = value.get_if<List>()) {
        for (const Value& element : *list) {
            collect_references(element, references);
        }
    } else if (const auto* object = value.get_if<Object>()) {
        for (const auto& [name, member] : *object) {
            if (name == "$ref") {
                references.insert(member.as_string());
            }
            collect_references(member, references);
        }
    }
}

}  // namespace

TEST_CASE("The document describes the calls that there are and no others", "[control]") {
    std::set<std::string> described;
    for (const auto& [call, description] : described_calls()) {
        described.insert(call);
    }
    std::set<std::string> there_are;
    for (const auto& route : server::admin::control_routes()) {
        there_are.insert(std::string(route.method) + ' ' + std::string(route.path));
    }
    CHECK(described == there_are);
}

TEST_CASE("Every call is described with a summary and what a success is", "[control]") {
    for (const auto& [call, description] : described_calls()) {
        INFO(call);
        CHECK(description.has("summary"));
        CHECK(description.at("responses").as_object().has("200"));
    }
}

TEST_CASE("Every call is described with what everybody may be refused with", "[control]") {
    ControlService service;
    service.api.guard({.token = "sesame"});
    const auto calls = described_calls();
    for (const auto& route : server::admin::control_routes()) {
        const std::string call = std::string(route.method) + ' ' + std::string(route.path);
        INFO(call);
        const Object& responses = calls.at(call).at("responses").as_object();
        const auto answers = [&](int status) { return responses.has(std::to_string(status)); };

        CHECK(answers(401) == (service.control(call).status == 401));

        auto from_strange_page = request_of(call);
        from_strange_page.headers.add("Origin", "http://evil.example");
        CHECK(answer_to(service.front_door, from_strange_page).response.status == 403);
        CHECK(answers(403));

        auto by_another_method = request_of("PATCH " + std::string(route.path));
        by_another_method.headers.add("Authorization", "Bearer sesame");
        CHECK(answer_to(service.front_door, by_another_method).response.status == 405);
        CHECK(answers(405));
    }
}

TEST_CASE("Every call is described with what it is refused with", "[control]") {
    const auto calls = described_calls();
    for (const Value& entry : vector_cases("control/refused_calls.json")) {
        const std::string& call = entry.as_object().at("call").as_string();
        INFO(call);
        const auto space = call.find(' ');
        const auto path = call.substr(space + 1, call.find('?') - space - 1);
        for (const auto& route : server::admin::control_routes()) {
            if (route.method == call.substr(0, space) && match(route, path)) {
                const auto& described =
                    calls.at(call.substr(0, space + 1) + std::string(route.path));
                CHECK(described.at("responses")
                          .as_object()
                          .has(std::to_string(entry.as_object().at("status").as_integer())));
            }
        }
    }
}

TEST_CASE("The document refers to nothing that it does not have", "[control]") {
    const Object whole = document();
    CHECK(whole.at("openapi").as_string() == "3.0.3");
    std::set<std::string> references;
    collect_references(whole, references);
    CHECK_FALSE(references.empty());
    for (const std::string& reference : references) {
        INFO(reference);
        REQUIRE(reference.starts_with("#/"));
        const Value* place = nullptr;
        const Object* object = &whole;
        for (const auto step : protocol::split(std::string_view(reference).substr(2), '/')) {
            REQUIRE(object != nullptr);
            place = object->find(step);
            REQUIRE(place != nullptr);
            object = place->get_if<Object>();
        }
    }
}

TEST_CASE("The document describes the query parameters that there are and no others", "[control]") {
    const auto calls = described_calls();
    for (const auto& route : server::admin::control_routes()) {
        const std::string call = std::string(route.method) + ' ' + std::string(route.path);
        INFO(call);
        std::set<std::string> described;
        const Value* parameters = calls.at(call).find("parameters");
        for (const Value& parameter : parameters ? parameters->as_list() : List()) {
            CHECK(parameter.as_object().at("in").as_string() == "query");
            described.insert(parameter.as_object().at("name").as_string());
        }
        CHECK(described ==
              std::set<std::string>(route.terms.query.begin(), route.terms.query.end()));
    }
}

}  // namespace profiles::tests
