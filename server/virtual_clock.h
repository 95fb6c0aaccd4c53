#pragma once

#include <algorithm>
#include <optional>

#include "server/clock.h"

namespace profiles::server {

/// The service's time: real time until somebody moves or stops it. It goes forward only, except
/// back to how it began by `reset`.
class VirtualClock : public Clock {
public:
    /// The last instant that the API's timestamps can express: the end of the year 9999.
    static constexpr Timestamp kLatest = std::chrono::sys_days(std::chrono::year(9999) / 12 / 31) +
                                         std::chrono::hours(24) - std::chrono::milliseconds(1);

    explicit VirtualClock(const Clock& real) : real_(real) {}

    /// Stands still at `start`, which may be in the past.
    VirtualClock(const Clock& real, Timestamp start)
        : real_(real), start_(start), stopped_at_(start) {}

    Timestamp now() const override {
        return stopped_at_ ? *stopped_at_ : std::min(real_.now() + ahead_, kLatest);
    }
    bool is_frozen() const { return stopped_at_.has_value(); }

    /// Both throw std::range_error, its text fit for the user, when the time would go backwards or
    /// beyond kLatest.
    void advance(std::chrono::milliseconds by);
    void set(Timestamp to);

    void freeze();

    /// Goes on from where it stopped.
    void unfreeze();

    /// Back to how it began: at its start, standing still, or else to real time, running.
    void reset();

private:
    void move(Timestamp from, Timestamp to);

    const Clock& real_;
    const std::optional<Timestamp> start_;
    std::chrono::milliseconds ahead_{0};
    std::optional<Timestamp> stopped_at_;
};

}  // namespace profiles::server
