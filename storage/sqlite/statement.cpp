#include "storage/sqlite/statement.h"

#include <sqlite3.h>

#include "storage/sqlite/error.h"

namespace profiles::storage::sqlite {
namespace {

// SQLite takes a null pointer for NULL, yet a default-constructed view is an empty text.
const char* start_of(std::string_view bytes) {
    return bytes.data() == nullptr ? "" : bytes.data();
}

}  // namespace

void Statement::prepare() {
    sqlite3_stmt* statement = nullptr;
    const int result = sqlite3_prepare_v3(connection_, sql_.data(), static_cast<int>(sql_.size()),
                                          SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (result != SQLITE_OK) {
        raise_last_error(connection_);
    }
    handle_.reset(statement);
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const noexcept {
    sqlite3_finalize(statement);
}

// A parameter left out would quietly be NULL.
void Statement::require_parameters(std::size_t count) const {
    const auto wanted = static_cast<std::size_t>(sqlite3_bind_parameter_count(handle_.get()));
    if (count != wanted) {
        throw Error(SQLITE_RANGE, std::to_string(count) + " values for the " +
                                      std::to_string(wanted) + " parameters of " + sql_);
    }
}

Query::~Query() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

bool Query::step() {
    const int result = sqlite3_step(statement_);
    if (result == SQLITE_ROW) {
        return true;
    }
    if (result != SQLITE_DONE) {
        raise_last_error(sqlite3_db_handle(statement_));
    }
    return false;
}

std::string Query::text(int column) const {
    require_type(column, SQLITE_TEXT);
    // SQLite hands out UTF-8 as unsigned char, and its size only after the pointer.
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    if (bytes == nullptr) {
        throw Error(SQLITE_NOMEM, "no room for the end of a text");
    }
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::optional<std::string> Query::optional_text(int column) const {
    return is_null(column) ? std::nullopt : std::optional(text(column));
}

std::string Query::blob(int column) const {
    require_type(column, SQLITE_BLOB);
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return size == 0 ? std::string() : std::string(bytes, size);
}

std::int64_t Query::int64(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::optional<std::int64_t> Query::optional_int64(int column) const {
    return is_null(column) ? std::nullopt : std::optional(int64(column));
}

double Query::real(int column) const {
    return sqlite3_column_double(statement_, column);
}

bool Query::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

void Query::bind_text(int position, std::string_view value) {
    require(sqlite3_bind_text64(statement_, position, start_of(value), value.size(), SQLITE_STATIC,
                                SQLITE_UTF8));
}

void Query::bind_blob(int position, Blob value) {
    require(sqlite3_bind_blob64(statement_, position, start_of(value.bytes), value.bytes.size(),
                                SQLITE_STATIC));
}

void Query::bind_int64(int position, std::int64_t value) {
    require(sqlite3_bind_int64(statement_, position, value));
}

void Query::bind_real(int position, double value) {
    require(sqlite3_bind_double(statement_, position, value));
}

void Query::bind_null(int position) {
    require(sqlite3_bind_null(statement_, position));
}

void Query::require(int result) const {
    if (result != SQLITE_OK) {
        raise_last_error(sqlite3_db_handle(statement_));
    }
}

void Query::require_type(int column, int type) const {
    if (sqlite3_column_type(statement_, column) != type) {
        throw Error(SQLITE_MISMATCH, "column " + std::to_string(column) + " of " +
                                         sqlite3_sql(statement_) + " holds another type");
    }
}

}  // namespace profiles::storage::sqlite
