#include "server/faults/fault_rules.h"

#include <fmt/format.h>

namespace profiles::server {
namespace {

using protocol::List;
using protocol::Object;
using protocol::Value;

/// The largest of the whole numbers that every reader of JSON keeps exactly: 2^53 - 1.
constexpr std::int64_t kMaxSeed = (std::int64_t{1} << 53) - 1;

}  // namespace

FaultRules FaultRules::parse(const Value& document, const protocol::Model& model,
                             std::uint64_t random_seed) {
    const StrictObject top(document, "", {"rules", "seed"});
    const Value* list = top.find("rules");
    if (list == nullptr || !list->is<List>()) {
        top.refuse("rules", "has to be a list of rules");
    }
    const auto chosen = static_cast<std::int64_t>(random_seed & std::uint64_t{kMaxSeed});
    FaultRules result;
    result.seed_ =
        static_cast<std::uint64_t>(top.whole_number("seed", 0, kMaxSeed).value_or(chosen));
    for (const Value& rule : list->as_list()) {
        const auto place = static_cast<std::uint32_t>(result.rules_.size());
        auto text = FaultRuleText::parse(rule, fmt::format("rules[{}]", place), model);
        result.rules_.emplace_back(std::move(text), *result.seed_, place);
    }
    return result;
}

std::optional<Fault> FaultRules::decide(const FaultSubject& subject) {
    for (FaultRule& rule : rules_) {
        if (!rule.matches(subject)) {
            continue;
        }
        if (auto fault = rule.apply(subject)) {
            return fault;
        }
    }
    return std::nullopt;
}

Value FaultRules::to_value() const {
    List rules;
    for (const FaultRule& rule : rules_) {
        rules.push_back(rule.to_value());
    }
    Object result{{"rules", std::move(rules)}};
    if (seed_) {
        result.add("seed", static_cast<std::int64_t>(*seed_));
    }
    return result;
}

void FaultRules::clear() {
    *this = {};
}

}  // namespace profiles::server
