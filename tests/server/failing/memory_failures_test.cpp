#include <catch2/catch.hpp>

#include "tests/server/failing/failure_sweep.h"
#include "tests/storage/failing/disk.h"
#include "tests/storage/failing/memory.h"

namespace profiles::tests {
namespace {

using storage::test::Failing;
using storage::test::FailingDisk;
using storage::test::FailingMemory;

/// A sample: most of the thousands of allocations are those of a restore. Below the service, the
/// storage's own test lets each fail.
constexpr int kAllocationsApart = 307;

/// How many allocations have failed.
int sweep(Failing failing) {
    FailingMemory memory;
    const FailingDisk quick_disk;  // which does not wait until everything is safe
    return FailureSweep().run({[&](int number) { memory.break_at(number, failing); },
                               [&] { memory.repair(); }, [&] { return memory.failures(); }},
                              kAllocationsApart);
}

}  // namespace

TEST_CASE("Whichever allocation fails, a request happens as a whole or not at all", "[failing]") {
    CHECK(sweep(Failing::once) > 35);
}

TEST_CASE("Wherever the memory ends, a request happens as a whole or not at all", "[failing]") {
    CHECK(sweep(Failing::from_then_on) > 35);
}

}  // namespace profiles::tests
