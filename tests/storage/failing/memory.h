#pragma once

#include <sqlite3.h>

#include "tests/storage/failing/countdown.h"

namespace profiles::storage::test {

/// Memory that runs out when it is told to: while it lives, all that SQLite allocates. There is one
/// at a time, and none of SQLite's objects lives longer than it or lived before it.
class FailingMemory {
public:
    FailingMemory();
    ~FailingMemory();
    FailingMemory(const FailingMemory&) = delete;
    FailingMemory& operator=(const FailingMemory&) = delete;

    /// The `number`th allocation from now on fails.
    void break_at(int number, Failing failing) { countdown_.start(number, failing); }
    void repair() { countdown_.stop(); }

    /// How many allocations have failed since it was broken.
    [[nodiscard]] int failures() const { return countdown_.failed(); }

private:
    static void* allocate(int size);
    static void* reallocate(void* memory, int size);

    sqlite3_mem_methods real_{};
    Countdown countdown_;
};

}  // namespace profiles::storage::test
