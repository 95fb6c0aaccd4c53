#pragma once

#include <memory>

#include "storage/sqlite/transaction.h"

namespace profiles::storage::sqlite {

/// Commits together what many have changed, since a commit costs the same for one as for all of
/// them. Each change is nevertheless all or nothing by itself, and what one has changed the next
/// one sees. None of them may be told to anybody before the commit: until then all can be undone.
class GroupCommit {
public:
    /// The database outlives it.
    explicit GroupCommit(Database& database);

    /// Runs `look`, which changes nothing, as part of the group. Throws what `look` throws.
    template <typename Look>
    auto read(Look look);

    /// Runs `change` as part of the group. Throws what `change` throws, and has then undone what
    /// that had done. Either of the two throws Error (SQLITE_ABORT) once a failure has undone the
    /// whole group.
    template <typename Change>
    auto change(Change change);

    /// Ends the group. Throws Error when all that it has changed is undone: the commit has failed,
    /// or one of the changes has failed so gravely, as by a full disk, that SQLite undid them all.
    void commit();

private:
    /// Undoes one change unless it is kept.
    class Savepoint {
    public:
        explicit Savepoint(GroupCommit& group);
        ~Savepoint();

        Savepoint(const Savepoint&) = delete;
        Savepoint& operator=(const Savepoint&) = delete;

        void keep();

    private:
        void undo() noexcept;

        GroupCommit& group_;
        bool is_open_ = true;
    };

    /// Opens the group where none is.
    void join();

    Database& database_;
    Statement open_savepoint_;
    Statement keep_savepoint_;
    Statement undo_savepoint_;
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
    Savepoint savepoint(*this);
    auto result = change();
    savepoint.keep();
    return result;
}

}  // namespace profiles::storage::sqlite
