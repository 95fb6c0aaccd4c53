#include "storage/store.h"

#include <algorithm>
#include <utility>

#include "storage/sqlite/quoting.h"

namespace profiles::storage {
namespace {

// UNION leaves each account once.
std::string select_accounts(const std::vector<ScopedTable>& tables) {
    std::string sql;
    for (const ScopedTable& table : tables) {
        if (table.has_account()) {
            sql += sql.empty() ? "" : " UNION ";
            sql += "SELECT account FROM " + sqlite::quote_identifier(table.name) +
                   " WHERE account <> ''";
        }
    }
    return sql + " ORDER BY account";
}

}  // namespace

Store::Store(sqlite::Database opened)
    : database(std::move(opened)),
      domains(database),
      tags(database),
      profiles(database),
      profile_keys(database),
      profile_search(database, profiles),
      sweep(database),
      secrets(database),
      snapshots(database),
      scoped_tables_(scoped_tables(database)),
      reset_(database, scoped_tables_),
      fork_(database, scoped_tables_),
      accounts_(database.statement(select_accounts(scoped_tables_))),
      domain_counts_(database.statement(
          "SELECT coalesce(sum(count), 0), count(DISTINCT account) FROM domain_counts")),
      profile_counts_(database.statement(R"(
          SELECT coalesce(sum(count), 0)
          FROM profile_counts JOIN domains ON id = domain_id WHERE account <> '')")),
      checkpointer_(database) {}

void Store::reset(const ScopeFilter& filter) {
    reset_.run(filter);
}

void Store::fork(std::string_view from_account, std::string_view to_account) {
    if (std::ranges::binary_search(accounts(), to_account)) {
        throw AccountTaken(to_account);
    }
    fork_.run(from_account, to_account);
}

std::vector<std::string> Store::accounts() {
    std::vector<std::string> accounts;
    sqlite::Query row = accounts_.bind();
    while (row.step()) {
        accounts.push_back(row.text(0));
    }
    return accounts;
}

Statistics Store::statistics() {
    sqlite::Query domains_row = domain_counts_.bind();
    domains_row.step();
    sqlite::Query profiles_row = profile_counts_.bind();
    profiles_row.step();
    return {
        .domains = domains_row.int64(0),
        .accounts = domains_row.int64(1),
        .profiles = profiles_row.int64(0),
        .schema_version = database.integer("PRAGMA user_version"),
        .database_bytes =
            database.integer("PRAGMA page_count") * database.integer("PRAGMA page_size"),
    };
}

}  // namespace profiles::storage
