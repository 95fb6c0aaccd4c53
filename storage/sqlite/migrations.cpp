#include "storage/sqlite/migrations.h"

#include <sqlite3.h>

#include <string>

#include "storage/sqlite/error.h"
#include "storage/sqlite/transaction.h"

namespace profiles::storage::sqlite {
namespace {

// Outside a transaction: inside one, the pragma does nothing.
class ForeignKeysAtRest {
public:
    explicit ForeignKeysAtRest(Database& database) : database_(database) {
        database_.enforce_foreign_keys(false);
    }
    ~ForeignKeysAtRest() { database_.enforce_foreign_keys(true); }
    ForeignKeysAtRest(const ForeignKeysAtRest&) = delete;
    ForeignKeysAtRest& operator=(const ForeignKeysAtRest&) = delete;

private:
    Database& database_;
};

void require_whole_foreign_keys(Database& database) {
    if (database.integer("SELECT count(*) FROM pragma_foreign_key_check") != 0) {
        throw Error(SQLITE_CONSTRAINT_FOREIGNKEY, "a migration left a row that refers to nothing");
    }
}

void set_pragma(Database& database, const std::string& name, std::int64_t value) {
    database.execute("PRAGMA " + name + " = " + std::to_string(value));
}

}  // namespace

void migrate(Database& database, const Schema& schema) {
    const ForeignKeysAtRest at_rest(database);
    std::int64_t version = database.integer("PRAGMA user_version");
    while (version < schema.version()) {
        Transaction transaction(database);
        database.execute(std::string(schema.migrations[static_cast<std::size_t>(version)]));
        require_whole_foreign_keys(database);
        set_pragma(database, "application_id", schema.application_id);
        set_pragma(database, "user_version", ++version);
        transaction.commit();
    }
}

}  // namespace profiles::storage::sqlite
