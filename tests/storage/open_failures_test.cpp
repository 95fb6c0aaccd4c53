#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <optional>

#include "storage/open.h"
#include "storage/store.h"
#include "tests/storage/content.h"
#include "tests/storage/failing/disk.h"
#include "tests/storage/failing/memory.h"
#include "tests/storage/temporary_folder.h"

namespace profiles::storage {
namespace {

namespace fs = std::filesystem;
using test::content_of;
using test::Failing;
using test::FailingDisk;
using test::FailingMemory;
using test::TemporaryFolder;
using test::Trouble;

void replace_folder(const fs::path& from, const fs::path& to) {
    fs::remove_all(to);
    fs::copy(from, to);
}

// Files as they are found at a start, each in a folder of its own.
class Files {
public:
    Files() {
        fs::create_directory(folder_ / "new");
        fs::create_directory(folder_ / "existing");
        Store store(open_file(folder_ / "existing/data.db"));
        store.domains.insert({"000000000000", "us-east-1"}, {.name = "shop"});
        // What is copied from under a process is what kill -9 leaves.
        replace_folder(folder_ / "existing", folder_ / "interrupted");
        REQUIRE(fs::file_size(folder_ / "interrupted/data.db-wal") > 0);
        fs::create_directory(folder_ / "older");
        sqlite::Schema schema = current_schema();
        schema.migrations.resize(1);
        sqlite::Database older = open_file(folder_ / "older/data.db", schema);
        Domains(older).insert({"000000000000", "us-east-1"}, {.name = "shop"});
    }

    fs::path fresh_copy(const char* name) {
        replace_folder(folder_ / name, folder_ / "run");
        return folder_ / "run/data.db";
    }

private:
    TemporaryFolder folder_;
};

// Nothing when the file is refused, in one line.
std::optional<sqlite::Database> try_to_open(const fs::path& file) {
    try {
        return open_file(file);
    } catch (const OpenError& error) {
        const std::string message = error.what();
        CHECK_THAT(message, Catch::StartsWith("cannot open " + file.string() + ": "));
        CHECK(std::ranges::count(message, '\n') == 0);
        return std::nullopt;
    }
}

// A call that SQLite can do without leaves nothing undone.
void check_ready(sqlite::Database& database) {
    CHECK(database.integer("SELECT journal_mode = 'wal' FROM pragma_journal_mode") == 1);
    CHECK(database.integer("PRAGMA user_version") == current_schema().version());
    CHECK(database.integer("PRAGMA foreign_keys") == 1);
    CHECK(database.is_idle());
}

// Lets the calls fail in turn, the first and every `stride`th after it; `Source` as in the disk and
// the memory. Returns how many have failed.
template <typename Source>
int sweep(Source& source, const char* name, int stride, const std::function<void(int)>& break_at) {
    Files files;
    const std::string content = content_of(files.fresh_copy(name));
    for (int failed = 0;; ++failed) {
        const int number = 1 + failed * stride;
        const fs::path file = files.fresh_copy(name);
        break_at(number);
        auto database = try_to_open(file);
        source.repair();
        INFO(name << " file, call " << number);
        if (database) {
            check_ready(*database);
        }
        if (source.failures() == 0) {
            CHECK(database.has_value());
            return failed;
        }
        database.reset();
        CHECK(content_of(file) == content);
    }
}

int sweep_disk(const char* name, const Trouble& trouble, Failing failing) {
    FailingDisk disk;
    return sweep(disk, name, 1, [&](int number) { disk.break_at(number, trouble, failing); });
}

}  // namespace

TEST_CASE("a start that a broken disk refuses leaves a file that opens and holds what it held") {
    const char* name = GENERATE("new", "existing", "interrupted", "older");
    const Failing failing = GENERATE(Failing::once, Failing::from_then_on);

    CHECK(sweep_disk(name, test::io_error(), failing) > 10);
}

TEST_CASE("a start that is told its writes have failed leaves a file that opens and holds all") {
    const char* name = GENERATE("new", "older");

    CHECK(sweep_disk(name, test::late_error(), Failing::once) > 10);
}

TEST_CASE(
    "a start for which the disk has no room leaves a file that opens and holds what it held") {
    const char* name = GENERATE("new", "older");

    CHECK(sweep_disk(name, test::full_disk(), Failing::from_then_on) > 10);
}

TEST_CASE("a start that finds a lock taken leaves a file that opens and holds what it held") {
    const char* name = GENERATE("new", "existing", "interrupted", "older");

    CHECK(sweep_disk(name, test::busy_file(), Failing::from_then_on) > 0);
}

TEST_CASE("a start that runs out of memory leaves a file that opens and holds what it held") {
    const char* name = GENERATE("new", "existing", "interrupted", "older");
    const Failing failing = GENERATE(Failing::once, Failing::from_then_on);
    constexpr int kSample = 37;
    FailingMemory memory;
    const FailingDisk quick_disk;  // which does not wait until everything is safe

    const auto break_at = [&](int number) { memory.break_at(number, failing); };
    CHECK(sweep(memory, name, kSample, break_at) > 10);
}

}  // namespace profiles::storage
