#include "storage/reset.h"

#include "storage/discarded.h"
#include "storage/sqlite/quoting.h"

namespace profiles::storage {
namespace {

constexpr const char* kSelected = "(?1 IS NULL OR account = ?1) AND (?2 IS NULL OR region = ?2)";

// By far the most is in domains, and it is left to the Sweep.
std::string empty(const ScopedTable& table) {
    if (table.name == "domains") {
        return std::string(kDiscardDomains) + " AND " + kSelected;
    }
    return "DELETE FROM " + sqlite::quote_identifier(table.name) + " WHERE " + kSelected;
}

}  // namespace

Reset::Reset(sqlite::Database& database, const std::vector<ScopedTable>& tables) {
    for (const ScopedTable& table : tables) {
        if (table.has_account()) {
            steps_.push_back(database.statement(empty(table)));
        }
    }
}

void Reset::run(const ScopeFilter& filter) {
    for (sqlite::Statement& step : steps_) {
        step.run(filter.account, filter.region);
    }
}

}  // namespace profiles::storage
