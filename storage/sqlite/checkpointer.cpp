#include "storage/sqlite/checkpointer.h"

#include <sqlite3.h>

#include <exception>
#include <optional>

namespace profiles::storage::sqlite {
namespace {

/// The log begins anew only once a checkpoint has caught up with it, which the worker's does not
/// while writes go on and on. At this size, 32 MiB, the writer waits and does the rest.
constexpr int kMostPages = 8000;

/// How many pages more make a checkpoint worth its while: twice in a log, so that a page that is
/// written often is copied seldom, the second time late enough to leave the writer little.
constexpr int kWorthwhilePages = 3750;

}  // namespace

// A checkpoint that reads the log's header while a commit changes it takes the writer's lock, for
// the moment that reading it again needs. The next transaction has to sit that out.
Checkpointer::Checkpointer(Database& database) : database_(database) {
    database_.wait_for_lock();
    sqlite3_wal_hook(database.handle(), after_commit, this);
}

Checkpointer::~Checkpointer() {
    sqlite3_wal_hook(database_.handle(), nullptr, nullptr);
    if (!worker_.joinable()) {
        return;
    }
    {
        const std::lock_guard lock(mutex_);
        is_over_ = true;
    }
    changed_.notify_one();
    worker_.join();
}

int Checkpointer::after_commit(void* self, sqlite3* /*connection*/, const char* /*name*/,
                               int pages_in_log) {
    static_cast<Checkpointer*>(self)->look_at_log(pages_in_log);
    return SQLITE_OK;
}

void Checkpointer::look_at_log(int pages) {
    const bool has_begun_anew = pages < pages_when_asked_;
    if (has_begun_anew) {
        pages_when_asked_ = 0;
    }
    if (pages >= kMostPages) {
        database_.fold_log();
    } else if (pages - pages_when_asked_ >= kWorthwhilePages) {
        pages_when_asked_ = pages;
        ask();
    }
}

void Checkpointer::ask() {
    {
        const std::lock_guard lock(mutex_);
        is_asked_ = true;
    }
    changed_.notify_one();
    if (worker_.joinable()) {
        return;
    }
    try {
        worker_ = std::thread(&Checkpointer::work, this, database_.path());
    } catch (const std::exception&) {
        // No room for a thread now; there may be the next time.
    }
}

// A connection of its own: SQLite lets it read the log while the other one writes there.
void Checkpointer::work(const std::filesystem::path& file) {
    std::optional<Database> database;
    while (await_request()) {
        try {
            if (!database) {
                database.emplace(Database::file(file));
                database->use_write_ahead_log();
            }
            database->fold_log_as_far_as_possible();
            database->sync_file();
        } catch (const std::exception&) {
            database.reset();
        }
    }
}

/// Waits until there is something to do; false when it is over.
bool Checkpointer::await_request() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_asked_ || is_over_; });
    is_asked_ = false;
    return !is_over_;
}

}  // namespace profiles::storage::sqlite
