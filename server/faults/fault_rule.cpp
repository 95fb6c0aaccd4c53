#include "server/faults/fault_rule.h"

namespace profiles::server {
namespace {

/// The same on every machine, unlike what is made with a distribution of the standard library: the
/// standard fixes the engine and the seed sequence to the bit.
std::mt19937_64 generator_for(std::uint64_t seed, std::uint32_t place) {
    std::seed_seq sequence{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32),
                           place};
    return std::mt19937_64(sequence);
}

/// The upper 53 bits, as many as a double holds, as a number from 0 up to but without 1.
double draw(std::mt19937_64& generator) {
    return static_cast<double>(generator() >> 11) * 0x1p-53;
}

bool lets_through(const std::optional<std::string>& filter, std::string_view text) {
    return !filter || *filter == text;
}

}  // namespace

FaultRule::FaultRule(FaultRuleText text, std::uint64_t seed, std::uint32_t place)
    : text_(std::move(text)), generator_(generator_for(seed, place)) {}

bool FaultRule::matches(const FaultSubject& subject) const {
    return lets_through(text_.operation, subject.operation) &&
           lets_through(text_.domain, subject.domain) &&
           lets_through(text_.region, subject.region) &&
           lets_through(text_.account, subject.account);
}

std::optional<Fault> FaultRule::apply(const FaultSubject& subject) {
    ++matched_;
    if (!fires()) {
        return std::nullopt;
    }
    ++fired_;
    return fault_for(subject);
}

bool FaultRule::fires() {
    // Drawn first, whatever the counters say: the nth draw is the nth match's.
    const bool by_chance = !text_.probability || draw(generator_) < *text_.probability;
    const bool waits = matched_ <= text_.after.value_or(0);
    const bool used_up = text_.times && fired_ >= *text_.times;
    return by_chance && !waits && !used_up;
}

Fault FaultRule::fault_for(const FaultSubject& subject) const {
    Fault fault;
    fault.latency = std::chrono::milliseconds(text_.latency_ms.value_or(0));
    fault.drop = text_.drop;
    if (const FaultErrorType* error = text_.error) {
        fault.has_error = true;
        fault.status = error->status;
        fault.type = error->name;
        fault.message = text_.message ? *text_.message : error->message(subject);
        fault.modeled = error->modeled;
    }
    return fault;
}

protocol::Value FaultRule::to_value() const {
    protocol::Object rule = text_.to_object();
    rule.add("matched", matched_);
    rule.add("fired", fired_);
    return rule;
}

}  // namespace profiles::server
