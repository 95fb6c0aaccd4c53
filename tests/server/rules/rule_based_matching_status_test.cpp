#include "server/rules/rule_based_matching_status.h"

#include <catch2/catch.hpp>

using namespace profiles::server::rules;
using namespace std::chrono_literals;
using profiles::server::Timestamp;

TEST_CASE("Rules that came with the domain are active at any time", "[rule_based_matching]") {
    CHECK(rule_based_matching_status(std::nullopt, Timestamp(0s)) ==
          RuleBasedMatchingStatus::active);
}

TEST_CASE("Changed rules wait, are evaluated and become active, each from an exact moment on",
          "[rule_based_matching]") {
    const Timestamp changed(1000000s);
    const auto status = [&](auto later) {
        return name_of(rule_based_matching_status(changed, changed + later));
    };
    CHECK(status(-1h) == "PENDING");
    CHECK(status(0h) == "PENDING");
    CHECK(status(1h - 1ms) == "PENDING");
    CHECK(status(1h) == "IN_PROGRESS");
    CHECK(status(1h + kRulesInEvaluation - 1ms) == "IN_PROGRESS");
    CHECK(status(1h + kRulesInEvaluation) == "ACTIVE");
}
