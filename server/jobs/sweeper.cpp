#include "server/jobs/sweeper.h"

#include <fmt/format.h>

#include <exception>

#include "storage/sqlite/transaction.h"

namespace profiles::server::jobs {
namespace {

using namespace std::chrono_literals;

/// How many profiles a slice deletes: few enough that a request hardly notices that it waited.
constexpr std::int64_t kProfilesAtATime = 100;

constexpr std::chrono::milliseconds kRestBetweenSlices = 1ms;
constexpr std::chrono::milliseconds kRestWhenDone = 200ms;
constexpr std::chrono::milliseconds kRestAfterFailure = 10s;

}  // namespace

Sweeper::Sweeper(Environment& environment, const Notices& notices)
    : environment_(environment), notices_(notices) {}

std::chrono::milliseconds Sweeper::run() try {
    return sweep_slice() ? kRestBetweenSlices : kRestWhenDone;
} catch (const std::exception& error) {
    notices_.warn(fmt::format("what was deleted still takes its room: {}", error.what()));
    return kRestAfterFailure;
}

/// True if more is left.
bool Sweeper::sweep_slice() {
    storage::sqlite::Transaction transaction(environment_.store.database);
    const bool has_more = environment_.store.sweep.step(environment_.clock.now(), kProfilesAtATime);
    transaction.commit();
    return has_more;
}

}  // namespace profiles::server::jobs
