#pragma once

#include <filesystem>
#include <stdexcept>
#include <string_view>

#include "storage/schema.h"
#include "storage/sqlite/database.h"

namespace profiles::storage {

/// A file that was refused. what() is one line: the absolute path, what is wrong, what to do.
class OpenError : public std::runtime_error {
public:
    OpenError(const std::filesystem::path& path, std::string_view problem_and_remedy);
};

/// Opens the emulator's file, creates it where there is none, brings an older one up to date and
/// holds it for this process alone until the database is closed. An empty file counts as new: it
/// is what `touch`, a bind mount or a start interrupted early leaves, and there is nothing to lose.
///
/// Throws OpenError at once, and leaves the file and its folder as they were, when
/// - another process has the file open, be it under another name;
/// - a newer version of the emulator wrote it, or another program, or it is no SQLite database;
/// - it is truncated or its header is damaged, or after an interruption any page of it, or it is
///   missing although its log is there;
/// - it is a folder, it cannot be written, or the folder it should be in does not exist.
sqlite::Database open_file(const std::filesystem::path& path,
                           const sqlite::Schema& schema = current_schema());

/// The same, in memory: nothing is left behind.
sqlite::Database open_in_memory(const sqlite::Schema& schema = current_schema());

}  // namespace profiles::storage
