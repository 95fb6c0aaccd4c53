#include "server/jobs/memory_return.h"

#include "server/free_memory.h"

namespace profiles::server::jobs {
namespace {

using namespace std::chrono_literals;

constexpr auto kBetweenLooks = 1s;

/// How much the process has to have worked in between: ten times what returning takes.
constexpr std::clock_t kWorthIt = CLOCKS_PER_SEC / 200;

}  // namespace

void MemoryReturn::run() {
    const auto now = Clock::now();
    if (now < next_look_) {
        return;
    }
    next_look_ = now + kBetweenLooks;
    if (std::clock() - worked_until_last_time_ > kWorthIt) {
        return_free_memory();
        worked_until_last_time_ = std::clock();
    }
}

}  // namespace profiles::server::jobs
