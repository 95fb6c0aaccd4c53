#include "server/faults/fault_rules.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "protocol/json/write.h"
#include "tests/server/faults/fault_text.h"
#include "tests/support/test_service.h"
#include "tests/support/vector_cases.h"

namespace profiles::tests {
namespace {

using protocol::List;
using protocol::Object;
using protocol::Value;
using server::FaultRuleError;
using server::FaultRules;
using server::FaultSubject;

constexpr std::uint64_t kRandomSeed = 77;

FaultRules rules_of(const Value& document, std::uint64_t random_seed = kRandomSeed) {
    return FaultRules::parse(document, api_model(), random_seed);
}

FaultRules rules_in(std::string_view json, std::uint64_t random_seed = kRandomSeed) {
    return rules_of(protocol::json::parse(json), random_seed);
}

std::string json_of(const FaultRules& rules) {
    return protocol::json::write(rules.to_value());
}

std::string_view view_of_member(const Object& object, std::string_view name) {
    const Value* value = object.find(name);
    return value == nullptr ? std::string_view() : std::string_view(value->as_string());
}

FaultSubject subject_in(const Object& request) {
    return {view_of_member(request, "operation"), view_of_member(request, "domain"),
            view_of_member(request, "region"), view_of_member(request, "account")};
}

/// [[matched, fired], ...]
std::string counters_of(const FaultRules& rules) {
    List counters;
    const Value shown = rules.to_value();
    for (const Value& rule : shown.as_object().at("rules").as_list()) {
        const Object& object = rule.as_object();
        counters.push_back(List{object.at("matched"), object.at("fired")});
    }
    return protocol::json::write(counters);
}

/// One letter for each of `count` requests: F for a fault, - for none.
std::string pattern(FaultRules& rules, int count, const FaultSubject& subject = {}) {
    std::string result;
    for (int i = 0; i < count; ++i) {
        result += rules.decide(subject) ? 'F' : '-';
    }
    return result;
}

}  // namespace

TEST_CASE("Every request meets the fault that the rules have for it", "[faults]") {
    for (const Value& entry : vector_cases("faults/decisions.json")) {
        const Object& row = entry.as_object();
        FaultRules rules = rules_of(Object{{"rules", row.at("rules")}});
        INFO(row.at("title").as_string());
        for (const Value& request : row.at("requests").as_list()) {
            for (const Value& fault : request.as_object().at("faults").as_list()) {
                CHECK(text_of(rules.decide(subject_in(request.as_object()))) == fault.as_string());
            }
        }
        const Value* counters = row.find("counters");
        CHECK(counters_of(rules) == (counters ? protocol::json::write(*counters) : "[]"));
    }
}

TEST_CASE("Rules that cannot be followed are refused with the place and what would be right",
          "[faults]") {
    for (const Value& entry : vector_cases("faults/refused.json")) {
        const Object& row = entry.as_object();
        INFO(row.at("title").as_string());
        CHECK_THROWS_MATCHES(rules_of(row.at("document")), FaultRuleError,
                             Catch::Message(row.at("problem").as_string()));
    }
}

TEST_CASE("A long name of an operation is refused like a short one", "[faults]") {
    const Object rule{{"operation", std::string(1'000'000, 'x')}, {"drop", true}};
    CHECK_THROWS_AS(rules_of(Object{{"rules", List{rule}}}), FaultRuleError);
}

TEST_CASE("The same seed and the same requests make the same faults on every machine", "[faults]") {
    constexpr std::string_view kHalf = R"({"rules": [{"probability": 0.5, "drop": true},
                                                     {"probability": 0.5, "drop": true}],
                                           "seed": 1})";
    // Worked out once by an implementation of its own of the engine and of the seed sequence.
    FaultRules rules = rules_in(kHalf);
    CHECK(pattern(rules, 40) == "F-FF-FF--FFFFFFFF--FFFFFFFF-FFFFFF-FFFFF");
    CHECK(counters_of(rules) == "[[40,20],[20,12]]");
}

TEST_CASE("Another seed makes other faults", "[faults]") {
    constexpr std::string_view kRules = R"({"rules": [{"probability": 0.5, "drop": true}]})";
    FaultRules one = rules_in(kRules, 1);
    FaultRules next = rules_in(kRules, 2);
    FaultRules far = rules_in(kRules, 1 + (std::uint64_t{1} << 40));
    const std::string faults = pattern(one, 40);
    CHECK(faults != pattern(next, 40));
    CHECK(faults != pattern(far, 40));
}

TEST_CASE("A probability is how often a rule fires in the long run", "[faults]") {
    FaultRules rules = rules_in(R"({"rules": [{"probability": 0.25, "drop": true}], "seed": 3})");
    const std::string faults = pattern(rules, 10'000);
    CHECK(std::abs(std::ranges::count(faults, 'F') - 2500) < 150);
}

TEST_CASE("What happens to the nth match depends on the seed, the rule's place and n alone",
          "[faults]") {
    constexpr std::string_view kRule = R"("domain": "a", "probability": 0.5, "drop": true)";
    const FaultSubject matching{.domain = "a"};
    const auto with = [&](std::string_view more, std::string_view other_rules = "") {
        return rules_in(
            fmt::format(R"({{"rules": [{{{}{}}}{}], "seed": 9}})", kRule, more, other_rules));
    };
    FaultRules plain = with("");
    const std::string expected = pattern(plain, 40, matching);
    REQUIRE(expected.find('F') < 10);

    SECTION("not on requests that do not match") {
        FaultRules rules = with("");
        std::string faults;
        for (int i = 0; i < 40; ++i) {
            pattern(rules, 3, {.domain = "b"});
            faults += pattern(rules, 1, matching);
        }
        CHECK(faults == expected);
    }
    SECTION("not on the rules behind it") {
        FaultRules rules = with("", R"(, {"domain": "a", "probability": 0, "drop": true})");
        CHECK(pattern(rules, 40, matching) == expected);
    }
    SECTION("not on how many matches pass first") {
        FaultRules rules = with(R"(, "after": 20)");
        CHECK(pattern(rules, 40, matching) == std::string(20, '-') + expected.substr(20));
    }
    SECTION("not on how often the rule fires at most") {
        FaultRules rules = with(R"(, "times": 1)");
        const auto first = expected.find('F') + 1;
        CHECK(pattern(rules, 40, matching) ==
              expected.substr(0, first) + std::string(40 - first, '-'));
    }
}

TEST_CASE("The rules are shown as they were put, with their counters and the seed", "[faults]") {
    FaultRules rules = rules_in(R"({"seed": 5, "rules": [
        {"drop": true, "times": 1, "operation": "GetDomain", "account": "111111111111",
         "region": "r", "domain": "d", "after": 0, "probability": 1, "latency_ms": 7},
        {"error": {"message": "m", "type": "ThrottlingException"}, "drop": false},
        {"error": {"type": "BadRequestException"}}]})");
    rules.decide({"GetDomain", "d", "r", "111111111111"});
    rules.decide({"GetDomain", "d", "r", "111111111111"});
    CHECK(json_of(rules) ==
          R"({"rules":[{"operation":"GetDomain","domain":"d","region":"r",)"
          R"("account":"111111111111","probability":1,"times":1,"after":0,"latency_ms":7,)"
          R"("drop":true,"matched":2,"fired":1},)"
          R"({"error":{"type":"ThrottlingException","message":"m"},"matched":1,"fired":1},)"
          R"({"error":{"type":"BadRequestException"},"matched":0,"fired":0}],"seed":5})");
}

TEST_CASE("Without a seed the caller's is used, of the size that JSON keeps, and shown",
          "[faults]") {
    constexpr std::string_view kRules = R"({"rules": [{"probability": 0.5, "drop": true}]})";
    FaultRules rules = rules_in(kRules, 0xFFFF'FFFF'FFFF'FFFF);
    CHECK(rules.to_value().as_object().at("seed") == Value(std::int64_t{9007199254740991}));

    FaultRules again =
        rules_in(R"({"rules": [{"probability": 0.5, "drop": true}], "seed": 9007199254740991})");
    CHECK(pattern(again, 40) == pattern(rules, 40));
}

TEST_CASE("Rules that were cleared, or never put, are none and do nothing", "[faults]") {
    FaultRules rules = rules_in(R"({"rules": [{"drop": true}], "seed": 5})");
    rules.clear();
    CHECK_FALSE(rules.decide({}));
    CHECK(json_of(rules) == R"({"rules":[]})");
    CHECK(json_of(FaultRules()) == R"({"rules":[]})");
}

}  // namespace profiles::tests
