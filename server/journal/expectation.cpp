#include "server/journal/expectation.h"

#include <fmt/format.h>

#include "server/account.h"
#include "server/documents/operation_names.h"
#include "server/journal/expected_body.h"

namespace profiles::server {
namespace {

using protocol::Object;
using protocol::Value;

constexpr std::int64_t kMaxCount = ExpectedTimes().max - 1;

ExpectedTimes parse_times(const Value& value) {
    const StrictObject times(value, "times", {"exactly", "at_least", "at_most", "never"});
    if (value.as_object().size() != 1) {
        times.refuse("", "has to have one of exactly, at_least, at_most and never");
    }
    if (const auto exactly = times.whole_number("exactly", 0, kMaxCount)) {
        return {*exactly, *exactly};
    }
    if (const auto min = times.whole_number("at_least", 0, kMaxCount)) {
        return {*min, ExpectedTimes().max};
    }
    if (const auto max = times.whole_number("at_most", 0, kMaxCount)) {
        return {0, *max};
    }
    if (times.flag("never") == false) {
        times.refuse("never", "has to be true");
    }
    return {0, 0};
}

/// Without the operation's shape a body means nothing.
Object parse_body(const StrictObject& top, const protocol::Operation* operation) {
    const Value& body = *top.find("body");
    if (operation == nullptr) {
        top.refuse("body", "needs an operation beside it");
    }
    if (operation->input == nullptr) {
        top.refuse("body", fmt::format("cannot be expected: {} takes no input", operation->name));
    }
    check_expected_body(body, *operation->input, "body");
    return body.as_object();
}

}  // namespace

std::string ExpectedTimes::text() const {
    if (max == 0) {
        return "never";
    }
    if (!has_max()) {
        return fmt::format("at least {}", min);
    }
    return min == max ? fmt::format("exactly {}", min) : fmt::format("at most {}", max);
}

Expectation Expectation::parse(const Value& document, const protocol::Model& model) {
    const StrictObject top(
        document, "",
        {"operation", "domain", "account", "region", "status", "error", "body", "times"});
    Expectation expectation;
    const protocol::Operation* operation = nullptr;
    if (top.has("operation")) {
        operation = &operation_named_in(top, "operation", model);
        expectation.operation = operation->name;
    }
    expectation.domain = top.text("domain");
    expectation.account = top.text("account");
    if (expectation.account && !is_account(*expectation.account)) {
        top.refuse("account", "has to be twelve digits");
    }
    expectation.region = top.text("region");
    expectation.status = top.whole_number("status", 100, 599);
    expectation.error = top.text("error");
    if (top.has("body")) {
        expectation.body = parse_body(top, operation);
    }
    if (const Value* times = top.find("times")) {
        expectation.times = parse_times(*times);
    }
    return expectation;
}

}  // namespace profiles::server
