#include "storage/sqlite/transaction.h"

#include "storage/sqlite/error.h"

namespace profiles::storage::sqlite {

// What undoes is got ready before there is anything to undo: there may be no memory for it when it
// is needed, and a transaction that stays open takes in every later one.
Transaction::Transaction(Database& database) : database_(database) {
    database_.refresh_rollback();
    database_.begin_.run();
}

Transaction::~Transaction() {
    if (is_open_) {
        undo();
    }
}

void Transaction::commit() {
    is_open_ = false;
    try {
        database_.commit_.run();
    } catch (const Error&) {
        undo();
        database_.clear_log_of_refused_commit();
        throw;
    }
}

// A failure as grave as a full disk may have made SQLite roll back by itself already.
void Transaction::undo() noexcept {
    if (!database_.is_in_transaction()) {
        return;
    }
    database_.is_rollback_stale_ = true;
    try {
        database_.rollback_.run();
    } catch (const Error&) {
        // ROLLBACK ends the transaction even where it reports an error, and the failure that led
        // here is the one to be told about.
    }
}

}  // namespace profiles::storage::sqlite
