#include "storage/open.h"

#include <sqlite3.h>

#include <string>

#include "storage/sqlite/error.h"
#include "storage/sqlite/file_header.h"

namespace profiles::storage {
namespace {

namespace fs = std::filesystem;

fs::path beside(const fs::path& file, const char* suffix) {
    return fs::path(file).concat(suffix);
}

bool holds_something(const fs::path& file) {
    std::error_code ignored;
    return fs::is_regular_file(file, ignored) && fs::file_size(file, ignored) > 0;
}

[[noreturn]] void refuse_newer(const fs::path& path, std::int64_t version,
                               const sqlite::Schema& schema) {
    throw OpenError(path, "a newer version of this program wrote it (schema " +
                              std::to_string(version) + ", this one knows " +
                              std::to_string(schema.version()) +
                              "); use that version or choose another file");
}

[[noreturn]] void refuse_no_database(const fs::path& path) {
    throw OpenError(path, "it is not a SQLite database; choose another file");
}

[[noreturn]] void refuse_foreign(const fs::path& path) {
    throw OpenError(path, "it is the SQLite database of another program; choose another file");
}

void require_place_for_file(const fs::path& path) {
    const fs::file_status status = fs::status(path);
    if (fs::is_directory(status)) {
        throw OpenError(path, "it is a folder; name a file in it");
    }
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        throw OpenError(path, "it is not a regular file; choose another file");
    }
    if (!fs::is_directory(path.parent_path())) {
        throw OpenError(path, "the folder " + path.parent_path().string() +
                                  " does not exist; create it or choose another file");
    }
}

// SQLite takes a file of one byte for an empty one, and would write over it.
void require_more_than_a_byte(const fs::path& path) {
    std::error_code not_there;
    if (fs::file_size(path, not_there) == 1) {
        refuse_no_database(path);
    }
}

// SQLite would take the log for a stray one of an empty database and delete it.
void require_database_of_log(const fs::path& path) {
    const fs::path log = beside(path, "-wal");
    if (holds_something(log) && !holds_something(path)) {
        throw OpenError(path, "it is missing or empty although its log " + log.string() +
                                  " is there; restore the file or delete the log");
    }
}

void require_usable_header(const fs::path& path, const sqlite::Database& database,
                           const sqlite::Schema& schema) {
    const sqlite::FileHeader header = sqlite::read_file_header(database);
    if (header.file_size == 0) {
        return;
    }
    if (!header.is_sqlite) {
        refuse_no_database(path);
    }
    if (header.application_id != schema.application_id) {
        refuse_foreign(path);
    }
    if (header.user_version > schema.version()) {
        refuse_newer(path, header.user_version, schema);
    }
    // After an interruption the missing pages may be in the log, or undone by the journal.
    const bool is_interrupted =
        holds_something(beside(path, "-wal")) || holds_something(beside(path, "-journal"));
    if (header.file_size < header.expected_size && !is_interrupted) {
        throw OpenError(path, "it is cut short, " + std::to_string(header.file_size) +
                                  " bytes instead of " + std::to_string(header.expected_size) +
                                  "; restore it from a copy or choose another file");
    }
}

// The header once more, now with the log: a process that was interrupted may have left there what
// the file does not say yet.
void require_usable_content(const fs::path& path, sqlite::Database& database,
                            const sqlite::Schema& schema) {
    if (database.integer("PRAGMA page_count") == 0) {
        return;
    }
    if (database.integer("PRAGMA application_id") != schema.application_id) {
        refuse_foreign(path);
    }
    const std::int64_t version = database.integer("PRAGMA user_version");
    if (version > schema.version()) {
        refuse_newer(path, version, schema);
    }
}

// After an interruption the size of the file says nothing, since pages may be in the log alone.
// Those that are missing in both would show one by one, as errors of requests. Takes a second for a
// gigabyte.
void require_every_page(const fs::path& path, sqlite::Database& database) {
    sqlite::Statement check = database.statement("PRAGMA quick_check(1)");
    sqlite::Query query = check.bind();
    if (!query.step() || query.text(0) != "ok") {
        throw OpenError(path,
                        "it is damaged, its pages do not fit together; restore it from a copy "
                        "or choose another file");
    }
}

// The log lies beside the file itself, not beside a link to it.
fs::path resolve(const fs::path& path) {
    std::error_code error;
    fs::path resolved = fs::weakly_canonical(fs::absolute(path, error), error);
    if (error) {
        throw OpenError(path, error.message() + "; choose another file");
    }
    return resolved;
}

sqlite::Database open_resolved(const fs::path& path, const sqlite::Schema& schema) {
    require_place_for_file(path);
    require_more_than_a_byte(path);
    require_database_of_log(path);

    sqlite::Database database = sqlite::Database::file(path);
    if (database.is_read_only()) {
        throw OpenError(path,
                        "it cannot be written; change its permissions or choose another file");
    }
    require_usable_header(path, database, schema);
    const bool has_log = holds_something(beside(path, "-wal"));
    if (has_log) {
        database.leave_log_on_close();
    }
    database.lock();
    require_usable_content(path, database, schema);
    if (has_log) {
        require_every_page(path, database);
    }

    // A new file gets its tables before its log, so that from its first byte on the header tells
    // whose file it is.
    sqlite::migrate(database, schema);
    database.use_write_ahead_log();
    database.fold_log_on_close();
    return database;
}

std::string problem_and_remedy(const sqlite::Error& error) {
    switch (error.primary_code()) {
        case SQLITE_BUSY:
            return "another process is using it; stop that one or choose another file";
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return std::string("it is damaged, ") + error.what() +
                   "; restore it from a copy or choose another file";
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
            return std::string("it or its folder cannot be written, ") + error.what() +
                   "; change their permissions or choose another file";
        default:
            return std::string(error.what()) + "; make room or choose another file";
    }
}

}  // namespace

OpenError::OpenError(const std::filesystem::path& path, std::string_view problem_and_remedy)
    : std::runtime_error("cannot open " + path.string() + ": " + std::string(problem_and_remedy)) {}

sqlite::Database open_file(const std::filesystem::path& path, const sqlite::Schema& schema) {
    const fs::path resolved = resolve(path);
    try {
        return open_resolved(resolved, schema);
    } catch (const sqlite::Error& error) {
        throw OpenError(resolved, problem_and_remedy(error));
    } catch (const fs::filesystem_error& error) {
        throw OpenError(resolved, error.code().message() + "; choose another file");
    }
}

sqlite::Database open_in_memory(const sqlite::Schema& schema) {
    sqlite::Database database = sqlite::Database::in_memory();
    sqlite::migrate(database, schema);
    return database;
}

}  // namespace profiles::storage
