#pragma once

#include <vector>

#include "storage/scope.h"
#include "storage/scoped_tables.h"
#include "storage/sqlite/database.h"

namespace profiles::storage {

/// Empties scopes.
class Reset {
public:
    /// `database` outlives it.
    Reset(sqlite::Database& database, const std::vector<ScopedTable>& tables);

    /// Empties every scope that the filter selects, for every reader at once; what is inside its
    /// domains the Sweep deletes later. Throws sqlite::Error.
    void run(const ScopeFilter& filter);

private:
    std::vector<sqlite::Statement> steps_;
};

}  // namespace profiles::storage
