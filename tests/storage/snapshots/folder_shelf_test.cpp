#include "storage/snapshots/folder_shelf.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "storage/open.h"
#include "storage/sqlite/copy.h"
#include "tests/storage/child_process.h"
#include "tests/storage/file_size_limit.h"
#include "tests/storage/snapshots/snapshot_refusal.h"
#include "tests/storage/temporary_folder.h"

namespace profiles::storage {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Kind = SnapshotError::Kind;
using test::kind_of_refusal;
using test::TemporaryFolder;

FolderShelf shelf_in(const fs::path& folder) {
    return {folder, current_schema().application_id};
}

std::string ours() {
    return sqlite::to_bytes(open_in_memory());
}

TEST_CASE("a shelf makes its folder with the first snapshot and not before") {
    const TemporaryFolder folder;
    FolderShelf shelf = shelf_in(folder / "shelf");
    CHECK(shelf.list().empty());
    CHECK(shelf.find("one") == std::nullopt);
    CHECK_FALSE(shelf.remove("one"));
    CHECK_FALSE(fs::exists(folder / "shelf"));

    shelf.put("one", "bytes", Timestamp());

    CHECK(test::read_bytes(folder / "shelf/one.db") == "bytes");
    CHECK(shelf.find("one") == "bytes");
    CHECK(shelf.remove("one"));
    CHECK_FALSE(fs::exists(folder / "shelf/one.db"));
}

TEST_CASE("the time that was given is the file's, to the millisecond, before 1970 as well") {
    const TemporaryFolder folder;
    const Timestamp time = GENERATE(Timestamp(1'700'000'000'123ms), Timestamp(), Timestamp(-1ms),
                                    Timestamp(-86'400'001ms), Timestamp(2'000'000'000'999ms));
    FolderShelf shelf = shelf_in(folder.path());

    shelf.put("one", ours(), time);

    REQUIRE(shelf.list().size() == 1);
    CHECK(shelf.list()[0].created_at == time);
}

TEST_CASE("what a process left half written is done away with and all else is left alone") {
    const TemporaryFolder folder;
    test::write_bytes(folder / "one.db", ours());
    test::write_bytes(folder / "one.db.part", "half");
    test::write_bytes(folder / "two.db.part", "half");
    test::write_bytes(folder / "notes.part", "not ours");
    test::write_bytes(folder / "a b.db.part", "not ours");

    const FolderShelf shelf = shelf_in(folder.path());

    const auto contents = folder.contents();
    CHECK(contents.size() == 3);
    CHECK(contents.contains("one.db"));
    CHECK(contents.contains("notes.part"));
    CHECK(contents.contains("a b.db.part"));
}

TEST_CASE("only regular files of ours with a snapshot's name are listed") {
    const TemporaryFolder folder;
    test::write_bytes(folder / "good.db", ours());
    test::write_bytes(folder / "empty.db", "");
    test::write_bytes(folder / "notes.db", "milk, eggs");
    test::write_bytes(folder / "bad name.db", ours());
    test::write_bytes(folder / "other.txt", ours());
    sqlite::Database::file(folder / "foreign.db").execute("CREATE TABLE pets (name TEXT)");
    fs::create_directory(folder / "folder.db");
    fs::create_symlink(folder / "good.db", folder / "link.db");
    REQUIRE(mkfifo((folder / "pipe.db").c_str(), 0600) == 0);

    const std::vector<Snapshot> list = shelf_in(folder.path()).list();

    REQUIRE(list.size() == 1);
    CHECK(list[0].name == "good");
}

TEST_CASE("a link, a pipe and a folder are not read in the place of a snapshot") {
    const TemporaryFolder folder;
    test::write_bytes(folder / "elsewhere", ours());
    fs::create_symlink(folder / "elsewhere", folder / "link.db");
    REQUIRE(mkfifo((folder / "pipe.db").c_str(), 0600) == 0);
    fs::create_directories(folder / "folder.db/full");
    FolderShelf shelf = shelf_in(folder.path());

    for (const char* name : {"link", "pipe", "folder"}) {
        CHECK(kind_of_refusal([&] { (void)shelf.find(name); }) == Kind::io);
    }
    CHECK(kind_of_refusal([&] { shelf.put("folder", "bytes", Timestamp()); }) == Kind::io);
    CHECK(kind_of_refusal([&] { shelf.remove("folder"); }) == Kind::io);
}

TEST_CASE("a snapshot put in the place of a link replaces the link and not what it leads to") {
    const TemporaryFolder folder;
    test::write_bytes(folder / "elsewhere", "precious");
    fs::create_symlink(folder / "elsewhere", folder / "one.db");
    FolderShelf shelf = shelf_in(folder.path());

    shelf.put("one", "bytes", Timestamp());

    CHECK(shelf.find("one") == "bytes");
    CHECK(test::read_bytes(folder / "elsewhere") == "precious");
}

TEST_CASE("a file in the place of the folder is told about and left alone") {
    const TemporaryFolder folder;
    test::write_bytes(folder / "shelf", "not a folder");
    FolderShelf shelf = shelf_in(folder / "shelf");

    CHECK(kind_of_refusal([&] { shelf.put("one", "bytes", Timestamp()); }) == Kind::io);
    CHECK(kind_of_refusal([&] { (void)shelf.list(); }) == Kind::io);
    CHECK(kind_of_refusal([&] { (void)shelf.find("one"); }) == Kind::io);
    CHECK(test::read_bytes(folder / "shelf") == "not a folder");
}

TEST_CASE("a disk without room for a new snapshot keeps the earlier one and nothing half written") {
    const TemporaryFolder folder;
    FolderShelf shelf = shelf_in(folder.path());
    shelf.put("one", "earlier", Timestamp());
    {
        const test::FileSizeLimit limit(10'000);
        CHECK(kind_of_refusal([&] { shelf.put("one", std::string(20'000, 'x'), Timestamp()); }) ==
              Kind::io);
        CHECK(kind_of_refusal([&] { shelf.put("two", std::string(20'000, 'x'), Timestamp()); }) ==
              Kind::io);
    }
    CHECK(shelf.find("one") == "earlier");
    CHECK(folder.contents().size() == 1);

    shelf.put("one", std::string(20'000, 'x'), Timestamp());
    CHECK(shelf.find("one") == std::string(20'000, 'x'));
}

TEST_CASE("a folder that must not be written keeps its snapshots, which can still be read") {
    const TemporaryFolder folder;
    shelf_in(folder.path()).put("one", "earlier", Timestamp());
    fs::permissions(folder.path(), fs::perms(0555));

    test::ChildProcess child([&](test::Talk& talk) {
        test::become_nobody();
        FolderShelf shelf = shelf_in(folder.path());
        const bool is_refused =
            kind_of_refusal([&] { shelf.put("one", "bytes", Timestamp()); }) == Kind::io &&
            kind_of_refusal([&] { shelf.remove("one"); }) == Kind::io;
        talk.say(is_refused && shelf.find("one") == "earlier" ? "refused" : "not refused");
    });

    CHECK(child.hear() == "refused");
    CHECK(test::read_bytes(folder / "one.db") == "earlier");
    fs::permissions(folder.path(), fs::perms(0755));
}

}  // namespace
}  // namespace profiles::storage
