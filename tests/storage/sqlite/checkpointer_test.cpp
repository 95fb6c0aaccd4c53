#include "storage/sqlite/checkpointer.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <optional>
#include <thread>

#include "storage/sqlite/transaction.h"
#include "tests/storage/temporary_folder.h"

namespace profiles::storage::sqlite {
namespace {

namespace fs = std::filesystem;
using test::TemporaryFolder;

constexpr std::uintmax_t kPageSize = 4096;

// A file whose log grows by a little more than a page with every row.
class LoggedRows {
public:
    LoggedRows() : database_(Database::file(file())) {
        database_.lock();
        database_.use_write_ahead_log();
        database_.execute("CREATE TABLE rows (bytes TEXT NOT NULL) STRICT");
        checkpointer_.emplace(database_);
    }

    void insert(int count) {
        Statement insert = database_.statement("INSERT INTO rows VALUES (?1)");
        const std::string one_page(kPageSize, 'x');
        Transaction transaction(database_);
        for (int i = 0; i < count; ++i) {
            insert.run(one_page);
        }
        transaction.commit();
    }

    std::int64_t count() { return database_.integer("SELECT count(*) FROM rows"); }
    void end_checkpoints() { checkpointer_.reset(); }

    fs::path file() const { return folder_ / "data.db"; }
    std::uintmax_t pages_in_file() const { return fs::file_size(file()) / kPageSize; }
    std::uintmax_t pages_in_log() const {
        return fs::file_size(folder_ / "data.db-wal") / kPageSize;
    }

private:
    TemporaryFolder folder_;
    Database database_;
    std::optional<Checkpointer> checkpointer_;
};

TEST_CASE("a log of four thousand pages gets into the file while the writer does something else") {
    LoggedRows rows;
    rows.insert(4100);

    const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (rows.pages_in_file() < 4000 && std::chrono::steady_clock::now() < deadline) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    CHECK(rows.pages_in_file() >= 4000);
}

TEST_CASE("a log does not grow without end while writes go on and on") {
    constexpr int kRows = 100;
    constexpr int kTransactions = 300;
    LoggedRows rows;
    std::uintmax_t longest = 0;
    for (int i = 0; i < kTransactions; ++i) {
        rows.insert(kRows);
        longest = std::max(longest, rows.pages_in_log());
    }

    CHECK(rows.count() == kRows * kTransactions);
    CHECK(longest < 10'000);
}

TEST_CASE("what a writer commits while its log is written into the file is all there at the end") {
    constexpr int kRows = 9000;
    LoggedRows rows;
    for (int i = 0; i < kRows; ++i) {
        rows.insert(1);
    }
    rows.end_checkpoints();

    Database reader = Database::file(rows.file());
    CHECK(reader.integer("SELECT count(*) FROM rows") == kRows);
    CHECK(reader.integer("SELECT count(*) FROM pragma_integrity_check "
                         "WHERE integrity_check = 'ok'") == 1);
}

TEST_CASE("a writer waits while a checkpoint has its lock") {
    LoggedRows rows;
    Database checkpoint = Database::file(rows.file());
    checkpoint.execute("BEGIN IMMEDIATE");
    std::thread end_of_checkpoint([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        checkpoint.execute("ROLLBACK");
    });

    CHECK_NOTHROW(rows.insert(1));
    end_of_checkpoint.join();
    CHECK(rows.count() == 1);
}

}  // namespace
}  // namespace profiles::storage::sqlite
