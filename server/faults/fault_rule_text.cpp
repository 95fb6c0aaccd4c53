#include <fmt/format.h>

#include <limits>

#include "server/account.h"
#include "server/documents/operation_names.h"
#include "server/faults/fault_rule.h"

namespace profiles::server {
namespace {

using protocol::Object;
using protocol::Value;

constexpr std::int64_t kMaxCount = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMaxLatencyMs = 10 * 60 * 1000;

/// A filter that no request, or every request without a domain, would pass is a mistake.
std::optional<std::string> filter(const StrictObject& rule, std::string_view name) {
    auto text = rule.text(name);
    if (text && text->empty()) {
        rule.refuse(name, "has to be a text that is not empty");
    }
    return text;
}

std::optional<std::string> account_filter(const StrictObject& rule) {
    auto account = rule.text("account");
    if (account && !is_account(*account)) {
        rule.refuse("account", "has to be twelve digits");
    }
    return account;
}

std::string known_types() {
    std::string names;
    for (const auto& type : fault_error_types()) {
        names += (names.empty() ? "" : ", ") + std::string(type.name);
    }
    return names;
}

void read_error(const StrictObject& rule, FaultRuleText& text) {
    const StrictObject error(*rule.find("error"), rule.place_of("error"), {"type", "message"});
    const auto type = error.text("type");
    text.error = type ? find_fault_error_type(*type) : nullptr;
    if (text.error == nullptr) {
        error.refuse("type", "has to be one of " + known_types());
    }
    text.message = error.text("message");
}

template <typename T>
void add(Object& object, std::string_view name, const std::optional<T>& value) {
    if (value) {
        object.add(std::string(name), *value);
    }
}

}  // namespace

FaultRuleText FaultRuleText::parse(const Value& value, const std::string& place,
                                   const protocol::Model& model) {
    const StrictObject rule(value, place,
                            {"operation", "domain", "region", "account", "probability", "times",
                             "after", "error", "latency_ms", "drop"});
    FaultRuleText text;
    if (rule.has("operation")) {
        text.operation = operation_named_in(rule, "operation", model).name;
    }
    text.domain = filter(rule, "domain");
    text.region = filter(rule, "region");
    text.account = account_filter(rule);
    text.probability = rule.number("probability", 0, 1);
    text.times = rule.whole_number("times", 0, kMaxCount);
    text.after = rule.whole_number("after", 0, kMaxCount);
    if (rule.has("error")) {
        read_error(rule, text);
    }
    text.latency_ms = rule.whole_number("latency_ms", 0, kMaxLatencyMs);
    text.drop = rule.flag("drop").value_or(false);
    if (text.error != nullptr && text.drop) {
        rule.refuse("", "has an error and drop; a connection that is dropped carries no error");
    }
    if (text.error == nullptr && !text.latency_ms && !text.drop) {
        rule.refuse("", "has to have one of error, latency_ms and drop");
    }
    return text;
}

Object FaultRuleText::to_object() const {
    Object rule;
    add(rule, "operation", operation);
    add(rule, "domain", domain);
    add(rule, "region", region);
    add(rule, "account", account);
    add(rule, "probability", probability);
    add(rule, "times", times);
    add(rule, "after", after);
    if (error != nullptr) {
        Object written{{"type", error->name}};
        add(written, "message", message);
        rule.add("error", std::move(written));
    }
    add(rule, "latency_ms", latency_ms);
    if (drop) {
        rule.add("drop", true);
    }
    return rule;
}

}  // namespace profiles::server
