#include "storage/fork.h"

#include "storage/sqlite/quoting.h"
#include "storage/sqlite/transaction.h"

namespace profiles::storage {
namespace {

using sqlite::quote_identifier;
using sqlite::quote_text;

// What a fork is at: the two accounts, and which new id each id of the source has. These tables are
// the connection's, not the file's.
constexpr const char* kNotes = R"(
    CREATE TEMP TABLE fork_accounts (source TEXT NOT NULL, target TEXT NOT NULL) STRICT;
    CREATE TEMP TABLE fork_ids (
        ids_of TEXT NOT NULL,
        old INTEGER NOT NULL,
        new INTEGER NOT NULL,
        PRIMARY KEY (ids_of, old)
    ) STRICT, WITHOUT ROWID)";

// The statements on the notes are prepared right after.
sqlite::Database& with_notes(sqlite::Database& database) {
    database.execute(kNotes);
    return database;
}

// What triggers maintain is copied with the rest; they would count it twice. Outside a transaction,
// since the setting makes every statement stale, also the one that would undo the transaction.
class TriggersAtRest {
public:
    explicit TriggersAtRest(sqlite::Database& database) : database_(database) {
        database_.enable_triggers(false);
    }
    ~TriggersAtRest() { database_.enable_triggers(true); }
    TriggersAtRest(const TriggersAtRest&) = delete;
    TriggersAtRest& operator=(const TriggersAtRest&) = delete;

private:
    sqlite::Database& database_;
};

std::string main_table(const ScopedTable& table) {
    return "main." + quote_identifier(table.name);
}

// Selects the rows of the source.
std::string where_of_source(const ScopedTable& table) {
    if (table.has_account()) {
        return " WHERE account = (SELECT source FROM temp.fork_accounts)";
    }
    return " WHERE " + quote_identifier(table.owner) +
           " IN (SELECT old FROM temp.fork_ids WHERE ids_of = " +
           quote_text(table.ids_in(table.owner)) + ")";
}

// The new ids follow the highest that was ever given.
std::string note_ids(const ScopedTable& table) {
    const std::string name = quote_text(table.name);
    const std::string id = quote_identifier(table.id);
    const std::string highest =
        "(SELECT coalesce(max(" + id + "), 0) FROM " + main_table(table) + ")";
    const std::string highest_ever =
        "(SELECT coalesce(max(seq), 0) FROM main.sqlite_sequence WHERE name = " + name + ")";
    return "INSERT INTO temp.fork_ids SELECT " + name + ", " + id + ", max(" + highest + ", " +
           highest_ever + ") + row_number() OVER (ORDER BY " + id + ") FROM " + main_table(table) +
           where_of_source(table);
}

std::string value_for_target(const ScopedTable& table, const ScopedTable::Column& column) {
    if (!column.ids_of.empty()) {
        return "(SELECT new FROM temp.fork_ids WHERE ids_of = " + quote_text(column.ids_of) +
               " AND old = original." + quote_identifier(column.name) + ")";
    }
    if (table.has_account() && column.name == "account") {
        return "(SELECT target FROM temp.fork_accounts)";
    }
    return quote_identifier(column.name);
}

std::string copy_rows(const ScopedTable& table) {
    std::string columns;
    std::string values;
    for (const ScopedTable::Column& column : table.columns) {
        const char* separator = columns.empty() ? "" : ", ";
        columns += separator + quote_identifier(column.name);
        values += separator + value_for_target(table, column);
    }
    return "INSERT INTO " + main_table(table) + " (" + columns + ") SELECT " + values + " FROM " +
           main_table(table) + " AS original" + where_of_source(table);
}

}  // namespace

Fork::Fork(sqlite::Database& database, const std::vector<ScopedTable>& tables)
    : database_(with_notes(database)),
      forget_accounts_(database.statement("DELETE FROM temp.fork_accounts")),
      forget_ids_(database.statement("DELETE FROM temp.fork_ids")),
      note_accounts_(database.statement("INSERT INTO temp.fork_accounts VALUES (?1, ?2)")) {
    // All ids before the first row: a row may refer to a later one of its own table.
    for (const ScopedTable& table : tables) {
        if (!table.id.empty()) {
            steps_.push_back(database.statement(note_ids(table)));
        }
    }
    for (const ScopedTable& table : tables) {
        steps_.push_back(database.statement(copy_rows(table)));
    }
}

void Fork::run(std::string_view from_account, std::string_view to_account) {
    const TriggersAtRest at_rest(database_);
    sqlite::Transaction transaction(database_);
    forget_accounts_.run();
    forget_ids_.run();
    note_accounts_.run(from_account, to_account);
    for (sqlite::Statement& step : steps_) {
        step.run();
    }
    transaction.commit();
}

}  // namespace profiles::storage
