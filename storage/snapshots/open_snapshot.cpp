#include "storage/snapshots/open_snapshot.h"

#include <sqlite3.h>

#include <string>

#include "storage/snapshots/snapshot_error.h"
#include "storage/sqlite/copy.h"
#include "storage/sqlite/error.h"
#include "storage/sqlite/file_header.h"

namespace profiles::storage {
namespace {

using Kind = SnapshotError::Kind;

[[noreturn]] void refuse(Kind kind, const std::string& problem) {
    throw SnapshotError(kind, "the snapshot " + problem);
}

void require_usable_header(const sqlite::FileHeader& header, const sqlite::Schema& schema) {
    if (!header.is_sqlite) {
        refuse(Kind::not_ours, "is not a SQLite database");
    }
    if (header.application_id != schema.application_id) {
        refuse(Kind::not_ours, "is the SQLite database of another program");
    }
    if (header.user_version > schema.version()) {
        refuse(Kind::newer, "is from a newer version of this program (schema " +
                                std::to_string(header.user_version) + ", this one knows " +
                                std::to_string(schema.version()) + ")");
    }
    if (header.user_version < 1) {
        refuse(Kind::damaged,
               "has schema " + std::to_string(header.user_version) + ", which there never was");
    }
    if (header.file_size < header.expected_size) {
        refuse(Kind::damaged, "is cut short, " + std::to_string(header.file_size) +
                                  " bytes instead of " + std::to_string(header.expected_size));
    }
}

std::string layout(sqlite::Database& database) {
    sqlite::Statement statement = database.statement(R"(
        SELECT page_size || ' bytes a page, ' || encoding || ', auto_vacuum ' || auto_vacuum
        FROM pragma_page_size, pragma_encoding, pragma_auto_vacuum)");
    sqlite::Query row = statement.bind();
    row.step();
    return row.text(0);
}

// Pages are copied as they are, and a connection does not change its mind about these.
void require_same_layout(sqlite::Database& database, sqlite::Database& live) {
    const std::string actual = layout(database);
    const std::string wanted = layout(live);
    if (actual != wanted) {
        refuse(Kind::not_ours, "is laid out another way, " + actual + " instead of " + wanted);
    }
}

// All that CREATE statements have made, as one text.
std::string definitions(sqlite::Database& database) {
    sqlite::Statement statement = database.statement(R"(
        SELECT type || ' ' || name || ' on ' || tbl_name || ': ' || coalesce(sql, '')
        FROM sqlite_schema ORDER BY type, name)");
    sqlite::Query row = statement.bind();
    std::string definitions;
    while (row.step()) {
        definitions += row.text(0) + '\n';
    }
    return definitions;
}

std::string definitions_of_version(sqlite::Schema schema, std::int64_t version) {
    schema.migrations.resize(static_cast<std::size_t>(version));
    sqlite::Database model = sqlite::Database::in_memory();
    sqlite::migrate(model, schema);
    return definitions(model);
}

// Before anything that the bytes define is run, be it a trigger, a view or a CHECK: afterwards all
// of that is our own. It is also what the repositories' statements rely on.
void require_own_definitions(sqlite::Database& database, const sqlite::Schema& schema) {
    const std::int64_t version = database.integer("PRAGMA user_version");
    if (definitions(database) != definitions_of_version(schema, version)) {
        refuse(Kind::damaged, "has other tables than schema " + std::to_string(version));
    }
}

// Not quick_check: it lets an index pass that leads to rows that are not there.
void require_whole_content(sqlite::Database& database) {
    sqlite::Statement check = database.statement("PRAGMA integrity_check(1)");
    sqlite::Query row = check.bind();
    if (!row.step() || row.text(0) != "ok") {
        refuse(Kind::damaged, "is damaged");
    }
    if (database.integer("SELECT count(*) FROM pragma_foreign_key_check") != 0) {
        refuse(Kind::damaged, "has rows that refer to nothing");
    }
}

}  // namespace

sqlite::Database open_snapshot(std::string_view bytes, sqlite::Database& live,
                               const sqlite::Schema& schema) {
    require_usable_header(sqlite::parse_file_header(bytes, bytes.size()), schema);
    try {
        sqlite::Database database = sqlite::from_bytes(bytes);
        require_same_layout(database, live);
        require_own_definitions(database, schema);
        require_whole_content(database);
        sqlite::migrate(database, schema);
        return database;
    } catch (const sqlite::Error& error) {
        if (error.primary_code() == SQLITE_NOMEM) {
            throw;
        }
        refuse(Kind::damaged, std::string("is damaged, ") + error.what());
    }
}

}  // namespace profiles::storage
