#include "protocol/json/parse.h"
#include "protocol/json/write.h"
#include "server/faults/fault_rules.h"
#include "tests/fuzz/model.h"
#include "tests/fuzz/target.h"

namespace profiles::fuzz {
namespace {

using namespace protocol;
using namespace server;

constexpr std::chrono::milliseconds kLongestLatency = std::chrono::minutes(10);
constexpr FaultSubject kSubjects[] = {
    {}, {"UpdateDomain", "shop", "us-east-1", "123456789012"}, {"ListDomains", "", "", ""}};

/// The rules as somebody would put them: without what the emulator counts.
Value as_put(const FaultRules& rules) {
    Value document = rules.to_value();
    for (Value& rule : document.as_object().find("rules")->as_list()) {
        rule.as_object().erase("matched");
        rule.as_object().erase("fired");
    }
    return document;
}

void check_fault(const Fault& fault) {
    require(fault.latency.count() >= 0 && fault.latency <= kLongestLatency,
            "no fault takes longer than it may");
    require(!(fault.has_error && fault.drop), "a connection that is dropped carries no error");
    require(!fault.has_error || (fault.status >= 400 && fault.status <= 599 && !fault.type.empty()),
            "an error is one");
}

std::vector<bool> decisions(FaultRules& rules) {
    std::vector<bool> fired;
    for (int i = 0; i < 3; ++i) {
        for (const FaultSubject& subject : kSubjects) {
            const auto fault = rules.decide(subject);
            fired.push_back(fault.has_value());
            if (fault) {
                check_fault(*fault);
            }
        }
    }
    return fired;
}

}  // namespace

void check(std::string_view input) try {
    FaultRules rules = FaultRules::parse(json::parse(input), service_model(), 1);
    const std::string shown = json::write(as_put(rules));
    FaultRules again = FaultRules::parse(json::parse(shown), service_model(), 2);
    require(json::write(as_put(again)) == shown, "rules that are shown can be put again");
    require(decisions(rules) == decisions(again), "the same rules and seed decide the same");
} catch (const json::ParseError&) {
} catch (const FaultRuleError& error) {
    require(*error.what() != '\0', "a refusal says why");
}

}  // namespace profiles::fuzz
