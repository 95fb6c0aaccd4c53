#pragma once

#include <chrono>

#include "protocol/value.h"

namespace profiles::server {

using protocol::Timestamp;

/// Where the time comes from. Nothing but a Clock reads it, so a test can stop it.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Timestamp now() const = 0;
};

class SystemClock : public Clock {
public:
    Timestamp now() const override {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

}  // namespace profiles::server
