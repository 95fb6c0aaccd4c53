#include "server/virtual_clock.h"

#include <catch2/catch.hpp>

#include "tests/support/manual_clock.h"

namespace profiles::tests {
namespace {

using namespace std::chrono_literals;
using server::Timestamp;
using server::VirtualClock;

constexpr Timestamp kStart{1767225600s};

}  // namespace

TEST_CASE("A virtual clock that nobody touched is the real one", "[clock]") {
    ManualClock real(kStart);
    const VirtualClock clock(real);
    real.advance(5ms);
    CHECK(clock.now() == kStart + 5ms);
    CHECK_FALSE(clock.is_frozen());
}

TEST_CASE("A virtual clock may start frozen in the past and run from there", "[clock]") {
    ManualClock real(kStart);
    VirtualClock clock(real, kStart - 10h);
    real.advance(1h);
    CHECK(clock.is_frozen());
    CHECK(clock.now() == kStart - 10h);
    clock.unfreeze();
    real.advance(1min);
    CHECK_FALSE(clock.is_frozen());
    CHECK(clock.now() == kStart - 10h + 1min);
}

TEST_CASE("Unfreezing a clock that runs changes nothing", "[clock]") {
    ManualClock real(kStart);
    VirtualClock clock(real);
    clock.advance(1h);
    clock.unfreeze();
    CHECK(clock.now() == kStart + 1h);
}

TEST_CASE("Freezing a frozen clock leaves it where it stands", "[clock]") {
    ManualClock real(kStart);
    VirtualClock clock(real);
    clock.freeze();
    real.advance(1h);
    clock.freeze();
    CHECK(clock.now() == kStart);
}

TEST_CASE("A virtual clock is moved forward only", "[clock]") {
    ManualClock real(kStart);
    VirtualClock clock(real);
    clock.advance(0ms);
    clock.set(kStart);
    CHECK_THROWS_AS(clock.advance(-1ms), std::range_error);
    CHECK_THROWS_AS(clock.set(kStart - 1ms), std::range_error);
    CHECK(clock.now() == kStart);
}

TEST_CASE("A virtual clock is never moved beyond what a timestamp can say", "[clock]") {
    ManualClock real(kStart);
    VirtualClock clock(real);
    CHECK_THROWS_AS(clock.set(VirtualClock::kLatest + 1ms), std::range_error);
    CHECK_THROWS_AS(clock.advance(VirtualClock::kLatest - kStart + 1ms), std::range_error);
    CHECK_THROWS_AS(clock.advance(std::chrono::milliseconds::max()), std::range_error);
    CHECK(clock.now() == kStart);
    clock.advance(VirtualClock::kLatest - kStart);
    CHECK(clock.now() == VirtualClock::kLatest);
}

TEST_CASE("A clock that runs while it is moved by nothing is not turned back", "[clock]") {
    struct RestlessClock : server::Clock {
        Timestamp now() const override { return kStart + std::chrono::milliseconds(reads++); }
        mutable int reads = 0;
    };
    RestlessClock real;
    VirtualClock clock(real);
    CHECK_NOTHROW(clock.advance(0ms));
}

TEST_CASE("A reset forgets whatever was done to the clock", "[clock]") {
    ManualClock real(kStart);
    VirtualClock clock(real);
    clock.advance(100h);
    clock.freeze();
    clock.reset();
    CHECK_FALSE(clock.is_frozen());
    CHECK(clock.now() == kStart);
}

TEST_CASE("A reset brings a clock that began standing back to its start", "[clock]") {
    ManualClock real(kStart);
    VirtualClock clock(real, kStart - 10h);
    clock.advance(100h);
    clock.unfreeze();
    real.advance(1h);
    clock.reset();
    CHECK(clock.is_frozen());
    CHECK(clock.now() == kStart - 10h);
}

}  // namespace profiles::tests
