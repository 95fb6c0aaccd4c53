#pragma once

#include <filesystem>
#include <string>

#include "storage/sqlite/database.h"

namespace profiles::storage::test {

/// What every row of every table holds, and what is damaged. Throws sqlite::Error.
std::string content_of(sqlite::Database& database);

/// The same of a file, opened as the emulator opens it. Throws OpenError too.
std::string content_of(const std::filesystem::path& file);

}  // namespace profiles::storage::test
