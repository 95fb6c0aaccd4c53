#include "storage/sqlite/group_commit.h"

#include <sqlite3.h>

#include <utility>

#include "storage/sqlite/error.h"

namespace profiles::storage::sqlite {

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

void GroupCommit::undo_if_changed_since(std::int64_t total_changes) noexcept {
    if (database_.total_changes() != total_changes) {
        transaction_->undo();
    }
}

}  // namespace profiles::storage::sqlite
