#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "storage/timestamp.h"

namespace profiles::storage {

/// The extension of a file that is being written.
constexpr std::string_view kUnfinished = ".part";

/// Writes a file in one go: until all of it is on the disk, the path leads to what was there
/// before. Throws std::system_error.
void write_whole_file(const std::filesystem::path& path, std::string_view bytes,
                      Timestamp modified_at);

/// A file, or how it starts.
struct FileContent {
    std::string bytes;
    std::uint64_t file_size = 0;
    Timestamp modified_at;
};

/// Up to `limit` bytes of a file, and nothing where there is none. Throws std::system_error; so it
/// does for what is no regular file, a link included.
std::optional<FileContent> read_file(const std::filesystem::path& path,
                                     std::size_t limit = SIZE_MAX);

}  // namespace profiles::storage
