#include "server/jobs/memory_return.h"

#include "server/free_memory.h"

namespace profiles::server::jobs {
namespace {

using namespace std::chrono_literals;

constexpr auto kBetweenLooks = 1s;

/// Of the process's time: how much was little work between two looks, and how much in all makes it
/// likely that something was freed.
constexpr std::clock_t kAtRest = CLOCKS_PER_SEC / 5;
constexpr std::clock_t kWorthIt = CLOCKS_PER_SEC / 200;

}  // namespace

void MemoryReturn::run() {
    const auto now = Clock::now();
    if (now < next_look_) {
        return;
    }
    next_look_ = now + kBetweenLooks;
    const std::clock_t worked = std::clock();
    const bool is_at_rest = worked - worked_until_last_look_ < kAtRest;
    worked_until_last_look_ = worked;
    if (is_at_rest && worked - worked_until_last_time_ > kWorthIt) {
        return_free_memory();
        worked_until_last_time_ = std::clock();
    }
}

}  // namespace profiles::server::jobs
