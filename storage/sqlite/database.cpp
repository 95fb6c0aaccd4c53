#include "storage/sqlite/database.h"

#include <sqlite3.h>

#include <chrono>
#include <thread>

#include "storage/sqlite/error.h"

namespace profiles::storage::sqlite {
namespace {

// SQLite's access to files that belong to one process: what a transaction of any of its connections
// locked stays locked until the last of them is closed. The index of the log is in memory, so there
// is no -shm file and no system call to lock a part of it.
constexpr const char* kOneProcess = "unix-excl";

struct Limit {
    int id;
    int value;
};

// Far above what our own SQL needs, far below what a slip could make of it.
constexpr Limit kLimits[] = {
    {SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024},
    {SQLITE_LIMIT_SQL_LENGTH, 256 * 1024},
    {SQLITE_LIMIT_COLUMN, 100},
    {SQLITE_LIMIT_EXPR_DEPTH, 100},
    {SQLITE_LIMIT_COMPOUND_SELECT, 16},
    {SQLITE_LIMIT_VDBE_OP, 25'000},
    {SQLITE_LIMIT_FUNCTION_ARG, 32},
    {SQLITE_LIMIT_ATTACHED, 1},
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1024},
    {SQLITE_LIMIT_VARIABLE_NUMBER, 100},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 10},
    {SQLITE_LIMIT_WORKER_THREADS, 0},
};

void configure(sqlite3* connection, int option, int value) {
    if (sqlite3_db_config(connection, option, value, nullptr) != SQLITE_OK) {
        raise_last_error(connection);
    }
}

// How long one connection waits for another.
constexpr std::chrono::milliseconds kPatience = std::chrono::seconds(10);

// SQLite's own way to wait is for readers and writers, not for a checkpoint of another connection.
void make_checkpoint(sqlite3* connection, int mode) {
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    while (sqlite3_wal_checkpoint_v2(connection, "main", mode, nullptr, nullptr) == SQLITE_BUSY &&
           std::chrono::steady_clock::now() < deadline) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

// None of this touches the file.
void harden(sqlite3* connection) {
    configure(connection, SQLITE_DBCONFIG_ENABLE_FKEY, 1);
    configure(connection, SQLITE_DBCONFIG_DEFENSIVE, 1);
    configure(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
    configure(connection, SQLITE_DBCONFIG_DQS_DDL, 0);
    configure(connection, SQLITE_DBCONFIG_DQS_DML, 0);
    for (const Limit& limit : kLimits) {
        sqlite3_limit(connection, limit.id, limit.value);
    }
}

}  // namespace

// A statement that outlives its database keeps the connection alive until it goes too.
void Database::Close::operator()(sqlite3* connection) const noexcept {
    sqlite3_close_v2(connection);
}

Database Database::file(const std::filesystem::path& path) {
    // Absolute, or ":memory:" and the empty name would not be files.
    return Database(connect(std::filesystem::absolute(path).c_str()));
}

Database Database::in_memory() {
    return Database(connect(":memory:"));
}

Database::Connection Database::connect(const char* name) {
    // Or SQLite takes a lock for each allocation to count it, and nobody asks for the sum. This has
    // to be said before anything else is.
    [[maybe_unused]] static const int is_said = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    constexpr int kFlags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    sqlite3* handle = nullptr;
    const int result = sqlite3_open_v2(name, &handle, kFlags, kOneProcess);
    Connection connection(handle);
    if (result != SQLITE_OK) {
        throw Error(result, handle == nullptr ? "out of memory" : sqlite3_errmsg(handle));
    }
    harden(handle);
    return connection;
}

Database::Database(Connection connection)
    : connection_(std::move(connection)),
      begin_(handle(), "BEGIN IMMEDIATE"),
      commit_(handle(), "COMMIT"),
      rollback_(handle(), "ROLLBACK") {}

Statement Database::statement(std::string_view sql) {
    return Statement(handle(), sql);
}

void Database::execute(const std::string& script) {
    is_rollback_stale_ = true;
    if (sqlite3_exec(handle(), script.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        raise_last_error(handle());
    }
}

std::int64_t Database::integer(std::string_view sql) {
    Statement once = statement(sql);
    Query query = once.bind();
    if (!query.step()) {
        throw Error(SQLITE_MISMATCH, "no row from " + std::string(sql));
    }
    return query.int64(0);
}

std::int64_t Database::last_insert_id() const {
    return sqlite3_last_insert_rowid(handle());
}

std::int64_t Database::changes() const {
    return sqlite3_changes64(handle());
}

std::int64_t Database::total_changes() const noexcept {
    return sqlite3_total_changes64(handle());
}

std::filesystem::path Database::path() const {
    const char* name = sqlite3_db_filename(handle(), "main");
    // A database made from bytes has a name too, but it leads nowhere.
    return name != nullptr && name[0] == '/' ? name : "";
}

bool Database::is_read_only() const {
    return sqlite3_db_readonly(handle(), "main") == 1;
}

bool Database::is_in_transaction() const {
    return sqlite3_get_autocommit(handle()) == 0;
}

bool Database::is_idle() const {
    return !is_in_transaction() && sqlite3_txn_state(handle(), "main") == SQLITE_TXN_NONE;
}

void Database::lock() {
    execute("BEGIN EXCLUSIVE; ROLLBACK");
}

void Database::use_write_ahead_log() {
    execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY");
    // In KiB: room for all of a hundred thousand domains, or for the inner pages of the indexes of
    // millions of profiles beside leaves that come and go. It is taken as pages are read.
    execute("PRAGMA cache_size = -24000");
}

void Database::wait_for_lock() noexcept {
    sqlite3_busy_timeout(handle(), static_cast<int>(kPatience.count()));
}

void Database::leave_log_on_close() {
    configure(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1);
}

void Database::fold_log_on_close() {
    configure(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0);
}

// SQLite refuses an option only that it does not know.
void Database::configure(int option, int value) noexcept {
    is_rollback_stale_ = true;
    sqlite3_db_config(handle(), option, value, nullptr);
}

// SQLite would prepare a statement again that is older than a change of the settings, or than a
// rollback that took a table with it.
void Database::refresh_rollback() {
    if (is_rollback_stale_) {
        rollback_.prepare();
        is_rollback_stale_ = false;
    }
}

void Database::fold_log() noexcept {
    make_checkpoint(handle(), SQLITE_CHECKPOINT_FULL);
}

void Database::fold_log_as_far_as_possible() noexcept {
    sqlite3_wal_checkpoint_v2(handle(), "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

// A failure is no news to anybody: the pages are in the log still, and the checkpoint that ends it
// syncs them itself.
void Database::sync_file() noexcept {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(handle(), "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file));
    file->pMethods->xSync(file, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY);
}

// Folds in what has been committed and cuts off the rest.
void Database::clear_log_of_refused_commit() noexcept {
    make_checkpoint(handle(), SQLITE_CHECKPOINT_TRUNCATE);
}

void Database::enable_triggers(bool enabled) noexcept {
    configure(SQLITE_DBCONFIG_ENABLE_TRIGGER, enabled ? 1 : 0);
}

void Database::enforce_foreign_keys(bool enforced) noexcept {
    configure(SQLITE_DBCONFIG_ENABLE_FKEY, enforced ? 1 : 0);
}

void Database::limit_pages(std::int64_t pages) {
    execute("PRAGMA max_page_count = " + std::to_string(pages));
}

}  // namespace profiles::storage::sqlite
