#include "storage/sqlite/copy.h"

#include <sqlite3.h>

#include <cstring>
#include <memory>

#include "storage/sqlite/error.h"
#include "storage/sqlite/file_header.h"

namespace profiles::storage::sqlite {
namespace {

struct Free {
    void operator()(unsigned char* bytes) const noexcept { sqlite3_free(bytes); }
};
using Bytes = std::unique_ptr<unsigned char, Free>;

// The file format's version says whether there is a log beside the file. These bytes have none,
// and a database in memory could not keep one.
template <typename Byte>
void mark_as_without_log(Byte* file) {
    constexpr std::size_t kWriteVersion = 18;
    constexpr std::size_t kReadVersion = 19;
    file[kWriteVersion] = file[kReadVersion] = 1;
}

}  // namespace

void copy(const Database& from, Database& to) {
    sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (backup == nullptr) {
        raise_last_error(to.handle());
    }
    const int stepped = sqlite3_backup_step(backup, -1);
    const int finished = sqlite3_backup_finish(backup);
    if (stepped != SQLITE_DONE || finished != SQLITE_OK) {
        to.clear_log_of_refused_commit();
        const int failed = stepped != SQLITE_DONE ? stepped : finished;
        throw Error(failed, sqlite3_errstr(failed));
    }
}

// By way of memory: sqlite3_serialize puts zeros in the place of pages that it fails to read.
std::string to_bytes(const Database& database) {
    Database in_memory = Database::in_memory();
    copy(database, in_memory);
    sqlite3_int64 size = 0;
    const Bytes bytes(sqlite3_serialize(in_memory.handle(), "main", &size, 0));
    if (bytes == nullptr) {
        throw Error(SQLITE_NOMEM, "no room for the bytes of the database");
    }
    mark_as_without_log(bytes.get());
    // SQLite's bytes are unsigned, ours are not.
    return {reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(size)};
}

Database from_bytes(std::string_view bytes) {
    if (bytes.size() < kFileHeaderSize) {
        throw Error(SQLITE_NOTADB, "shorter than a header");
    }
    Database database = Database::in_memory();
    Bytes copied(static_cast<unsigned char*>(sqlite3_malloc64(bytes.size())));
    if (copied == nullptr) {
        throw Error(SQLITE_NOMEM, "no room for a copy of the bytes");
    }
    std::memcpy(copied.get(), bytes.data(), bytes.size());
    mark_as_without_log(copied.get());
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    // The bytes are SQLite's from here on, also when it fails. It does not look at them yet: that
    // can only be for want of memory, which it calls by other names.
    const int result =
        sqlite3_deserialize(database.handle(), "main", copied.release(), size, size,
                            SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
    if (result != SQLITE_OK) {
        throw Error(SQLITE_NOMEM, "no room for a database in memory");
    }
    database.execute("PRAGMA cell_size_check = ON");
    return database;
}

}  // namespace profiles::storage::sqlite
