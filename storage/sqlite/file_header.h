#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "storage/sqlite/database.h"

namespace profiles::storage::sqlite {

/// What the first 100 bytes of a file say, before anything is locked, recovered or written.
/// A log beside the file may know better.
struct FileHeader {
    std::uint64_t file_size = 0;      // bytes
    bool is_sqlite = false;           // the members below mean nothing without it
    std::uint64_t expected_size = 0;  // bytes: as many pages as the header counts
    std::int64_t user_version = 0;
    std::int64_t application_id = 0;
};

constexpr std::size_t kFileHeaderSize = 100;

/// Reads them from the first bytes of a file, which are at least 100 unless it has fewer.
FileHeader parse_file_header(std::string_view start, std::uint64_t file_size);

/// Throws Error.
FileHeader read_file_header(const Database& database);

}  // namespace profiles::storage::sqlite
