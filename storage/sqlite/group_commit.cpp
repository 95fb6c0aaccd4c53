#include "storage/sqlite/group_commit.h"

#include <sqlite3.h>

#include <utility>

#include "storage/sqlite/error.h"

namespace profiles::storage::sqlite {

GroupCommit::GroupCommit(Database& database)
    : database_(database),
      open_savepoint_(database.statement("SAVEPOINT change")),
      keep_savepoint_(database.statement("RELEASE change")),
      undo_savepoint_(database.statement("ROLLBACK TO change")) {
    keep_savepoint_.prepare();
    undo_savepoint_.prepare();
}

void GroupCommit::commit() {
    const auto ending = std::move(transaction_);
    if (ending) {
        ending->commit();
    }
}

void GroupCommit::join() {
    if (!transaction_) {
        transaction_ = std::make_unique<Transaction>(database_);
    } else if (!database_.is_in_transaction()) {
        throw Error(SQLITE_ABORT, "undone with an earlier failure");
    }
}

GroupCommit::Savepoint::Savepoint(GroupCommit& group) : group_(group) {
    group_.open_savepoint_.run();
}

GroupCommit::Savepoint::~Savepoint() {
    if (is_open_) {
        undo();
    }
}

void GroupCommit::Savepoint::keep() {
    group_.keep_savepoint_.run();
    is_open_ = false;
}

// Where there is no memory even for this the whole group goes: a change that was answered as failed
// must not be kept.
void GroupCommit::Savepoint::undo() noexcept {
    try {
        group_.undo_savepoint_.run();
        group_.keep_savepoint_.run();
    } catch (const Error&) {
        group_.transaction_->undo();
    }
}

}  // namespace profiles::storage::sqlite
