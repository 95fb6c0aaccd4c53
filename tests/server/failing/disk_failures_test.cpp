#include <catch2/catch.hpp>

#include "tests/server/failing/failure_sweep.h"
#include "tests/storage/failing/disk.h"

namespace profiles::tests {
namespace {

using storage::test::Failing;
using storage::test::FailingDisk;
using storage::test::Trouble;

/// Where the calls after the first that fails do so too, many runs differ in nothing.
constexpr int kCallsApart = 3;

/// How many calls have failed.
int sweep(const Trouble& trouble, Failing failing, int stride = 1) {
    FailingDisk disk;
    return FailureSweep().run({[&](int number) { disk.break_at(number, trouble, failing); },
                               [&] { disk.repair(); }, [&] { return disk.failures(); }},
                              stride);
}

}  // namespace

TEST_CASE("Whichever call to the disk fails, a request happens as a whole or not at all",
          "[failing]") {
    CHECK(sweep(storage::test::io_error(), Failing::once) > 180);
}

TEST_CASE("From whichever call on the disk fails, a request happens as a whole or not at all",
          "[failing]") {
    CHECK(sweep(storage::test::io_error(), Failing::from_then_on, kCallsApart) > 60);
}

TEST_CASE("Wherever the room on the disk ends, a request happens as a whole or not at all",
          "[failing]") {
    CHECK(sweep(storage::test::full_disk(), Failing::from_then_on, kCallsApart) > 50);
}

TEST_CASE("What a disk has written although it says otherwise is not brought back by a restart",
          "[failing]") {
    CHECK(sweep(storage::test::late_error(), Failing::once) > 150);
}

}  // namespace profiles::tests
