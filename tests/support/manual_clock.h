#pragma once

#include "server/clock.h"

namespace profiles::tests {

/// Stands still until it is told otherwise.
class ManualClock : public server::Clock {
public:
    explicit ManualClock(server::Timestamp start) : now_(start) {}

    server::Timestamp now() const override { return now_; }
    void advance(std::chrono::milliseconds by) { now_ += by; }

private:
    server::Timestamp now_;
};

}  // namespace profiles::tests
