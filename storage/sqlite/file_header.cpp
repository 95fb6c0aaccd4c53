#include "storage/sqlite/file_header.h"

#include <sqlite3.h>

#include <string>

#include "storage/sqlite/error.h"

namespace profiles::storage::sqlite {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kMagic = "SQLite format 3\0"sv;

// Read through the handle that SQLite has open. A handle of our own would, when closed, drop every
// lock that this process holds on the file: so POSIX has it.
sqlite3_file* file_of(const Database& database) {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    return file;
}

void require(int result) {
    if (result != SQLITE_OK) {
        throw Error(result, "reading the header");
    }
}

std::uint64_t size_of(sqlite3_file* file) {
    sqlite3_int64 size = 0;
    require(file->pMethods->xFileSize(file, &size));
    return static_cast<std::uint64_t>(size);
}

std::uint32_t number_at(std::string_view header, std::size_t offset, std::size_t size = 4) {
    std::uint32_t number = 0;
    for (const char byte : header.substr(offset, size)) {
        number = number << 8 | static_cast<unsigned char>(byte);
    }
    return number;
}

std::uint64_t page_size(std::string_view header) {
    constexpr std::uint32_t kStandsFor65536 = 1;
    const std::uint32_t size = number_at(header, 16, 2);
    return size == kStandsFor65536 ? 65536 : size;
}

// SQLite versions before 3.7 do not keep the count; the two counters differ where one wrote last.
std::uint64_t page_count(std::string_view header) {
    const bool is_kept = number_at(header, 24) == number_at(header, 92);
    return is_kept ? number_at(header, 28) : 0;
}

}  // namespace

FileHeader parse_file_header(std::string_view start, std::uint64_t file_size) {
    FileHeader result{.file_size = file_size};
    if (start.size() < kFileHeaderSize) {
        return result;
    }
    result.is_sqlite = start.starts_with(kMagic);
    result.expected_size = page_size(start) * page_count(start);
    result.user_version = static_cast<std::int32_t>(number_at(start, 60));
    result.application_id = static_cast<std::int32_t>(number_at(start, 68));
    return result;
}

FileHeader read_file_header(const Database& database) {
    sqlite3_file* file = file_of(database);
    const std::uint64_t size = size_of(file);
    std::string start(size < kFileHeaderSize ? 0 : kFileHeaderSize, '\0');
    if (!start.empty()) {
        require(file->pMethods->xRead(file, start.data(), static_cast<int>(start.size()), 0));
    }
    return parse_file_header(start, size);
}

}  // namespace profiles::storage::sqlite
