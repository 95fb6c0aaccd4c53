#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "storage/scoped_tables.h"
#include "storage/sqlite/database.h"

namespace profiles::storage {

/// An account that should have been empty has something.
class AccountTaken : public std::runtime_error {
public:
    explicit AccountTaken(std::string_view account)
        : std::runtime_error("the account " + std::string(account) + " is not empty") {}
};

/// Copies accounts.
class Fork {
public:
    /// `database` outlives it. There is one Fork to a database.
    Fork(sqlite::Database& database, const std::vector<ScopedTable>& tables);

    /// Copies every row of `from_account` to `to_account`, which has none, in a Transaction of its
    /// own. Throws sqlite::Error.
    void run(std::string_view from_account, std::string_view to_account);

private:
    sqlite::Database& database_;
    sqlite::Statement forget_accounts_;
    sqlite::Statement forget_ids_;
    sqlite::Statement note_accounts_;
    std::vector<sqlite::Statement> steps_;
};

}  // namespace profiles::storage
