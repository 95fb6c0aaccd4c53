#pragma once

#include "storage/sqlite/database.h"

namespace profiles::storage::sqlite {

/// All or nothing: what is written during its life is kept by `commit`, and undone without it.
/// Transactions do not nest.
class Transaction {
public:
    /// Takes the right to write at once, so that no later statement fails for lack of it. From here
    /// to its end the settings of the connection stay as they are: a change would make the
    /// statement that undoes everything stale.
    explicit Transaction(Database& database);
    ~Transaction();

    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// Throws Error, with everything undone, when a write or the commit itself has failed:
    /// a full disk, a broken foreign key.
    void commit();

    /// Undoes at once what there is so far; nothing can be committed after it.
    void undo() noexcept;

private:
    Database& database_;
    bool is_open_ = true;
};

}  // namespace profiles::storage::sqlite
