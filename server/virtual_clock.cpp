#include "server/virtual_clock.h"

#include <fmt/format.h>

#include <stdexcept>

#include "protocol/timestamp.h"

namespace profiles::server {
namespace {

std::range_error refusal(std::string_view reason, Timestamp now) {
    return std::range_error(
        fmt::format("the clock {}; it shows {}", reason, protocol::format_date_time(now)));
}

}  // namespace

void VirtualClock::advance(std::chrono::milliseconds by) {
    const Timestamp from = now();
    const auto left = kLatest - from;
    move(from, by > left ? kLatest + std::chrono::milliseconds(1) : from + by);
}

void VirtualClock::set(Timestamp to) {
    move(now(), to);
}

/// `from` is read once: a clock that ran on meanwhile would seem to be turned back.
void VirtualClock::move(Timestamp from, Timestamp to) {
    if (to < from) {
        throw refusal("cannot go backwards", from);
    }
    if (to > kLatest) {
        throw refusal("cannot go beyond " + protocol::format_date_time(kLatest), from);
    }
    if (stopped_at_) {
        stopped_at_ = to;
    } else {
        ahead_ += to - from;
    }
}

void VirtualClock::freeze() {
    stopped_at_ = now();
}

void VirtualClock::unfreeze() {
    if (stopped_at_) {
        ahead_ = *stopped_at_ - real_.now();
        stopped_at_.reset();
    }
}

void VirtualClock::reset() {
    ahead_ = std::chrono::milliseconds(0);
    stopped_at_ = start_;
}

}  // namespace profiles::server
