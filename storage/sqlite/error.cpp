#include "storage/sqlite/error.h"

#include <sqlite3.h>

#include <algorithm>
#include <string>
#include <utility>

namespace profiles::storage::sqlite {
namespace {

struct NamedResult {
    int code;
    std::string_view name;
};

#define PROFILES_RESULT(code) \
    NamedResult {             \
        code, #code           \
    }

constexpr NamedResult kResults[] = {
    PROFILES_RESULT(SQLITE_OK),
    PROFILES_RESULT(SQLITE_ERROR),
    PROFILES_RESULT(SQLITE_INTERNAL),
    PROFILES_RESULT(SQLITE_PERM),
    PROFILES_RESULT(SQLITE_ABORT),
    PROFILES_RESULT(SQLITE_BUSY),
    PROFILES_RESULT(SQLITE_LOCKED),
    PROFILES_RESULT(SQLITE_NOMEM),
    PROFILES_RESULT(SQLITE_READONLY),
    PROFILES_RESULT(SQLITE_INTERRUPT),
    PROFILES_RESULT(SQLITE_IOERR),
    PROFILES_RESULT(SQLITE_CORRUPT),
    PROFILES_RESULT(SQLITE_NOTFOUND),
    PROFILES_RESULT(SQLITE_FULL),
    PROFILES_RESULT(SQLITE_CANTOPEN),
    PROFILES_RESULT(SQLITE_PROTOCOL),
    PROFILES_RESULT(SQLITE_SCHEMA),
    PROFILES_RESULT(SQLITE_TOOBIG),
    PROFILES_RESULT(SQLITE_CONSTRAINT),
    PROFILES_RESULT(SQLITE_MISMATCH),
    PROFILES_RESULT(SQLITE_MISUSE),
    PROFILES_RESULT(SQLITE_NOLFS),
    PROFILES_RESULT(SQLITE_AUTH),
    PROFILES_RESULT(SQLITE_RANGE),
    PROFILES_RESULT(SQLITE_NOTADB),

    PROFILES_RESULT(SQLITE_ABORT_ROLLBACK),
    PROFILES_RESULT(SQLITE_BUSY_RECOVERY),
    PROFILES_RESULT(SQLITE_BUSY_SNAPSHOT),
    PROFILES_RESULT(SQLITE_CANTOPEN_ISDIR),
    PROFILES_RESULT(SQLITE_CONSTRAINT_CHECK),
    PROFILES_RESULT(SQLITE_CONSTRAINT_DATATYPE),
    PROFILES_RESULT(SQLITE_CONSTRAINT_FOREIGNKEY),
    PROFILES_RESULT(SQLITE_CONSTRAINT_NOTNULL),
    PROFILES_RESULT(SQLITE_CONSTRAINT_PRIMARYKEY),
    PROFILES_RESULT(SQLITE_CONSTRAINT_TRIGGER),
    PROFILES_RESULT(SQLITE_CONSTRAINT_UNIQUE),
    PROFILES_RESULT(SQLITE_CORRUPT_INDEX),
    PROFILES_RESULT(SQLITE_CORRUPT_SEQUENCE),
    PROFILES_RESULT(SQLITE_IOERR_DELETE),
    PROFILES_RESULT(SQLITE_IOERR_FSTAT),
    PROFILES_RESULT(SQLITE_IOERR_FSYNC),
    PROFILES_RESULT(SQLITE_IOERR_LOCK),
    PROFILES_RESULT(SQLITE_IOERR_READ),
    PROFILES_RESULT(SQLITE_IOERR_SHORT_READ),
    PROFILES_RESULT(SQLITE_IOERR_TRUNCATE),
    PROFILES_RESULT(SQLITE_IOERR_WRITE),
    PROFILES_RESULT(SQLITE_READONLY_DBMOVED),
    PROFILES_RESULT(SQLITE_READONLY_DIRECTORY),
};

#undef PROFILES_RESULT

/// SQLite quotes what it found in a damaged file, which may be several lines and no UTF-8.
std::string printable(std::string_view text) {
    std::string line(text);
    std::ranges::replace_if(
        line, [](char c) { return c < ' ' || c > '~'; }, '?');
    return line;
}

std::string describe(int code, std::string_view detail) {
    return std::string(result_name(code)) + " (" + std::to_string(code) + "): " + printable(detail);
}

}  // namespace

std::string_view result_name(int code) {
    for (const int wanted : {code, code & 0xff}) {
        for (const NamedResult& result : kResults) {
            if (result.code == wanted) {
                return result.name;
            }
        }
    }
    return "SQLITE_UNKNOWN";
}

Error::Error(int code, std::string_view detail)
    : std::runtime_error(describe(code, detail)), code_(code) {}

void raise_last_error(sqlite3* connection) {
    throw Error(sqlite3_extended_errcode(connection), sqlite3_errmsg(connection));
}

}  // namespace profiles::storage::sqlite
