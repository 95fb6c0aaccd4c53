#pragma once

#include <cstdint>
#include <memory>

#include "storage/sqlite/transaction.h"

namespace profiles::storage::sqlite {

/// Commits together what many have changed, since a commit costs the same for one as for all of
/// them. What one has changed the next one sees. None of them may be told to anybody before the
/// commit: until then all can be undone.
class GroupCommit {
public:
    /// The database outlives it.
    explicit GroupCommit(Database& database) : database_(database) {}

    /// Runs `look`, which changes nothing, as part of the group. Throws what `look` throws.
    template <typename Look>
    auto read(Look look);

    /// Runs `change` as part of the group. Throws what `change` throws. It should throw before it
    /// has changed anything, as long as the storage does not fail: there is no savepoint that it
    /// could be undone to by itself, for they cost a twentieth of a change, and so all of the group
    /// is undone with it. Either of the two then throws Error (SQLITE_ABORT).
    template <typename Change>
    auto change(Change change);

    /// Ends the group. Throws Error when all that it has changed is undone: the commit has failed,
    /// or a change has failed halfway.
    void commit();

private:
    /// Opens the group where none is.
    void join();

    void undo_if_changed_since(std::int64_t total_changes) noexcept;

    Database& database_;
    std::unique_ptr<Transaction> transaction_;
};

template <typename Look>
auto GroupCommit::read(Look look) {
    join();
    return look();
}

template <typename Change>
auto GroupCommit::change(Change change) {
    join();
    const std::int64_t total_changes = database_.total_changes();
    try {
        return change();
    } catch (...) {
        undo_if_changed_since(total_changes);
        throw;
    }
}

}  // namespace profiles::storage::sqlite
