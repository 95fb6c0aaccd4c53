#include <fmt/format.h>

#include "protocol/timestamp.h"
#include "server/admin/duration.h"
#include "server/admin/endpoints.h"
#include "server/admin/instant.h"
#include "server/documents/strict_object.h"

namespace profiles::server::admin {
namespace {

using protocol::HttpResponse;
using protocol::Object;

HttpResponse clock_response(const VirtualClock& clock) {
    return json_response(
        Object{{"now", protocol::format_date_time(clock.now())}, {"frozen", clock.is_frozen()}});
}

std::chrono::milliseconds duration_of(const std::string& text) {
    const auto duration = parse_duration(text);
    if (!duration) {
        throw ControlError(400,
                           fmt::format("advance has to be an ISO 8601 duration such as PT1H or "
                                       "P1DT12H, not '{}'; years and months have no fixed length",
                                       text));
    }
    return *duration;
}

Timestamp instant_of(const std::string& text) {
    const auto instant = parse_instant(text);
    if (!instant) {
        throw ControlError(400, fmt::format("set has to be a time such as 2026-01-01T00:00:00Z, "
                                            "with a year of four digits, not '{}'",
                                            text));
    }
    return *instant;
}

}  // namespace

HttpResponse get_clock(Emulator& emulator, const ControlRequest& /*request*/) {
    return clock_response(emulator.clock);
}

HttpResponse change_clock(Emulator& emulator, const ControlRequest& request) {
    const protocol::Value body = request.json();
    const StrictObject change(body, "", {"advance", "set", "freeze", "reset"});
    const auto advance = change.text("advance");
    const auto set = change.text("set");
    const auto freeze = change.flag("freeze");
    const auto reset = change.flag("reset");
    if (advance.has_value() + set.has_value() + reset.value_or(false) + freeze.has_value() == 0 ||
        advance.has_value() + set.has_value() + reset.value_or(false) > 1) {
        throw ControlError(400, "Give one of advance, set and reset, or freeze");
    }
    if (reset.value_or(false)) {
        // The only way back in time: what was gone must not depend on whether it was swept yet.
        emulator.environment.store.profiles.keep_expired(emulator.clock.now());
        emulator.clock.reset();
    } else if (advance) {
        emulator.clock.advance(duration_of(*advance));
    } else if (set) {
        emulator.clock.set(instant_of(*set));
    }
    if (freeze) {
        *freeze ? emulator.clock.freeze() : emulator.clock.unfreeze();
    }
    return clock_response(emulator.clock);
}

}  // namespace profiles::server::admin
