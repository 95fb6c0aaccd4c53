#include "storage/sqlite/transaction.h"

#include "storage/sqlite/error.h"

namespace profiles::storage::sqlite {

// What undoes is got ready before there is anything to undo. A statement that was kept since a
// setting changed would have to be prepared again, for which there may be no memory when it is
// needed; and a transaction that stays open takes in every later one.
Transaction::Transaction(Database& database)
    : database_(database), rollback_(database.prepare("ROLLBACK")) {
    database_.begin_.run();
}

Transaction::~Transaction() {
    if (is_open_) {
        roll_back();
    }
}

void Transaction::commit() {
    is_open_ = false;
    try {
        database_.commit_.run();
    } catch (const Error&) {
        roll_back();
        database_.clear_log_of_refused_commit();
        throw;
    }
}

// A failure as grave as a full disk may have made SQLite roll back by itself already.
void Transaction::roll_back() noexcept {
    if (!database_.is_in_transaction()) {
        return;
    }
    try {
        rollback_.run();
    } catch (const Error&) {
        // ROLLBACK ends the transaction even where it reports an error, and the failure that led
        // here is the one to be told about.
    }
}

}  // namespace profiles::storage::sqlite
