#include "server/documents/strict_object.h"

#include <catch2/catch.hpp>

#include "protocol/json/parse.h"

namespace profiles::tests {
namespace {

using server::StrictObject;

/// Why `read` refuses the document, whose place in a larger one is `here`.
template <typename Read>
std::string refusal_of(std::string_view json, Read read) {
    const auto value = protocol::json::parse(json);
    try {
        read(StrictObject(value, "here", {"a", "b"}));
    } catch (const server::DocumentError& error) {
        return error.what();
    }
    return "nothing is wrong";
}

std::string refusal_of(std::string_view json) {
    return refusal_of(json, [](const StrictObject&) {});
}

}  // namespace

TEST_CASE("Members are read as what they are, and are absent where they are not", "[documents]") {
    const auto value = protocol::json::parse(R"({"text": "t", "flag": true, "whole": 7})");
    const StrictObject object(value, "", {"text", "flag", "whole", "none"});
    CHECK(object.text("text") == "t");
    CHECK(object.flag("flag") == true);
    CHECK(object.whole_number("whole", 0, 7) == 7);
    CHECK(object.number("whole", 0, 7) == 7.0);
    CHECK_FALSE(object.text("none"));
    CHECK_FALSE(object.flag("none"));
    CHECK_FALSE(object.whole_number("none", 0, 7));
    CHECK_FALSE(object.number("none", 0, 7));
    CHECK_FALSE(object.has("none"));
}

TEST_CASE("What cannot be is refused with its place", "[documents]") {
    CHECK(refusal_of("[]") == "here has to be an object");
    CHECK(refusal_of(R"({"c": 1})") == "here.c is not known; what can stand there is a, b");
    CHECK(refusal_of(R"({"a": 1, "a": 1})") == "here.a is given twice");
    CHECK(refusal_of(R"({"a": 1})", [](const auto& object) { object.text("a"); }) ==
          "here.a has to be a text");
    CHECK(refusal_of(R"({"a": null})", [](const auto& object) { object.flag("a"); }) ==
          "here.a has to be true or false");
    CHECK(refusal_of(R"({"a": 8})", [](const auto& object) { object.whole_number("a", 0, 7); }) ==
          "here.a has to be a whole number from 0 to 7");
    CHECK(refusal_of(R"({"a": 0.5})", [](const auto& object) { object.whole_number("a", 0, 7); }) ==
          "here.a has to be a whole number from 0 to 7");
    CHECK(refusal_of(R"({"a": "1"})", [](const auto& object) { object.number("a", 0, 1); }) ==
          "here.a has to be a number from 0 to 1");
}

TEST_CASE("A place at the top of a document has no name before it", "[documents]") {
    const auto value = protocol::json::parse("{}");
    CHECK(StrictObject(value, "", {}).place_of("a") == "a");
    CHECK(StrictObject(value, "rules[1]", {}).place_of("a") == "rules[1].a");
    CHECK(StrictObject(value, "rules[1]", {}).place_of("") == "rules[1]");
}

}  // namespace profiles::tests
