#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "storage/sqlite/statement.h"

struct sqlite3;

namespace profiles::storage::sqlite {

/// A connection for one thread at a time, with foreign keys enforced and SQLite's hardening on.
/// It must not move any more once repositories or a Transaction refer to it.
class Database {
public:
    /// Opens the file, or creates an empty one, and leaves it alone until it is used. Throws Error.
    static Database file(const std::filesystem::path& path);
    static Database in_memory();

    [[nodiscard]] Statement statement(std::string_view sql);

    /// Runs statements of ours that are needed once: pragmas, migrations. Throws Error.
    void execute(const std::string& script);

    /// The one integer that `sql` answers.
    [[nodiscard]] std::int64_t integer(std::string_view sql);

    /// The row id of the latest INSERT.
    [[nodiscard]] std::int64_t last_insert_id() const;

    /// How many rows the latest INSERT, UPDATE or DELETE changed, without what it set off.
    [[nodiscard]] std::int64_t changes() const;

    /// How many rows all of them have changed since the database was opened, with what they set
    /// off.
    [[nodiscard]] std::int64_t total_changes() const noexcept;

    /// Absolute; empty for a database in memory.
    [[nodiscard]] std::filesystem::path path() const;

    [[nodiscard]] bool is_read_only() const;
    [[nodiscard]] bool is_in_transaction() const;

    /// Whether neither a Transaction nor a Query in the middle of its rows holds the database.
    [[nodiscard]] bool is_idle() const;

    /// Takes the file for this process alone, until its last connection to it is closed. Recovers
    /// what an interrupted process left behind. Throws Error: SQLITE_BUSY when somebody else has
    /// it.
    void lock();

    /// Switches to the write-ahead log. A commit then survives the end of the process; only the
    /// loss of power may take the latest ones.
    void use_write_ahead_log();

    /// From now on a Transaction that finds another connection of this process at its lock waits,
    /// ten seconds at most, where it would throw Error (SQLITE_BUSY) at once.
    void wait_for_lock() noexcept;

    /// Whether closing the last connection writes the log's content into the file and deletes it,
    /// as SQLite does by itself, or leaves both as they are.
    void leave_log_on_close();
    void fold_log_on_close();

    /// A checkpoint: writes all that is in the log into the file, after another connection that is
    /// at it. Where it fails everything stays as it was, which loses nothing.
    void fold_log() noexcept;

    /// The same while another connection may go on writing, and as far as that has got.
    void fold_log_as_far_as_possible() noexcept;

    /// Waits until the disk has what checkpoints have written into the file, so that the checkpoint
    /// that ends the log, which has to, finds little to wait for.
    void sync_file() noexcept;

    /// To be called when a commit was refused. It may be in the log all the same, where nobody sees
    /// it but the next process that opens the file, should this one be killed before it writes
    /// again.
    void clear_log_of_refused_commit() noexcept;

    /// Whether statements set off triggers, and whether foreign keys have to lead somewhere: both
    /// do from the start. Not to be called within a transaction.
    void enable_triggers(bool enabled) noexcept;
    void enforce_foreign_keys(bool enforced) noexcept;

    /// Caps the file's size: beyond it, writes throw Error (SQLITE_FULL). A page has 4096 bytes.
    void limit_pages(std::int64_t pages);

    [[nodiscard]] sqlite3* handle() const noexcept { return connection_.get(); }

private:
    friend class Transaction;

    struct Close {
        void operator()(sqlite3* connection) const noexcept;
    };
    using Connection = std::unique_ptr<sqlite3, Close>;

    explicit Database(Connection connection);
    static Connection connect(const char* name);

    void configure(int option, int value) noexcept;
    void refresh_rollback();

    Connection connection_;
    Statement begin_;
    Statement commit_;
    Statement rollback_;
    bool is_rollback_stale_ = true;
};

}  // namespace profiles::storage::sqlite
