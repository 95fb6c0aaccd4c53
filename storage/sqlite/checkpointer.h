#pragma once

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

#include "storage/sqlite/database.h"

namespace profiles::storage::sqlite {

/// Writes what the log of a database holds into its file, on a thread of its own, so that a commit
/// need not wait for the disk. The thread starts once the log is worth it; a database in memory has
/// none and never gets there. The database must not move, and outlives this.
class Checkpointer {
public:
    explicit Checkpointer(Database& database);
    ~Checkpointer();

    Checkpointer(const Checkpointer&) = delete;
    Checkpointer& operator=(const Checkpointer&) = delete;

private:
    static int after_commit(void* self, sqlite3* connection, const char* name, int pages_in_log);

    void look_at_log(int pages);
    void ask();
    void work(const std::filesystem::path& file);
    bool await_request();

    Database& database_;
    int pages_when_asked_ = 0;

    std::thread worker_;
    std::mutex mutex_;  // guards what follows
    std::condition_variable changed_;
    bool is_asked_ = false;
    bool is_over_ = false;
};

}  // namespace profiles::storage::sqlite
