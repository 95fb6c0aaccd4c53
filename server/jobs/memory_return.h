#pragma once

#include <chrono>
#include <ctime>

namespace profiles::server::jobs {

/// Gives the system back what was freed in small pieces, as connections and the journal are made
/// of: malloc would keep as much as was ever in use.
class MemoryReturn {
public:
    /// Does so from time to time, if there was work since the last time and there is little now:
    /// with hundreds of thousands of pieces it takes some milliseconds.
    void run();

private:
    using Clock = std::chrono::steady_clock;

    Clock::time_point next_look_;
    std::clock_t worked_until_last_look_ = 0;
    std::clock_t worked_until_last_time_ = 0;
};

}  // namespace profiles::server::jobs
