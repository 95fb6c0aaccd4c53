#pragma once

#include <sqlite3.h>

#include <map>

#include "tests/storage/failing/countdown.h"

namespace profiles::storage::test {

/// What SQLite asks of a disk, but for closing and unlocking, which it does not ask about, and
/// hints, whose answer it does not look at.
enum class DiskCall { open, remove, access, read, write, truncate, sync, size, lock };

/// A way in which a disk fails.
struct Trouble {
    std::map<DiskCall, int> results;  // of the calls that fail; others neither fail nor count
    bool is_late = false;             // the call has done its work all the same
};

Trouble io_error();    // any call
Trouble full_disk();   // writes
Trouble busy_file();   // locks
Trouble late_error();  // whatever changes a file has changed it, but is said to have failed

/// A disk that fails when it is told to: while it lives, the disk of every database that is opened,
/// and otherwise as good as the real one, but that nothing on it outlives the loss of power. There
/// is one at a time, and it outlives its databases.
class FailingDisk {
public:
    FailingDisk();
    ~FailingDisk();
    FailingDisk(const FailingDisk&) = delete;
    FailingDisk& operator=(const FailingDisk&) = delete;

    /// The `number`th call from now on that the trouble concerns fails.
    void break_at(int number, const Trouble& trouble, Failing failing);
    void repair() { countdown_.stop(); }

    /// How many calls have failed since it was broken.
    [[nodiscard]] int failures() const { return countdown_.failed(); }

    /// Carries out a call, or fails it.
    template <typename Action>
    int perform(DiskCall call, Action&& action);

private:
    sqlite3_vfs* real_;
    sqlite3_vfs vfs_;
    Trouble trouble_;
    Countdown countdown_;
};

}  // namespace profiles::storage::test
