#pragma once

#include <chrono>

#include "server/environment.h"
#include "server/notices.h"

namespace profiles::server::jobs {

/// Deletes, a slice at a time and between requests, what nobody can see any more: expired profiles
/// and the contents of deleted domains. What is due is read from the rows and the service's clock,
/// so that nothing is forgotten over a restart.
class Sweeper {
public:
    /// Both outlive it.
    Sweeper(Environment& environment, const Notices& notices);

    /// Carries out one slice, and says how long to rest before the next. A failure is told
    /// and tried again later.
    std::chrono::milliseconds run();

private:
    bool sweep_slice();

    Environment& environment_;
    const Notices& notices_;
};

}  // namespace profiles::server::jobs
