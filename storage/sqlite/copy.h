#pragma once

#include <string>
#include <string_view>

#include "storage/sqlite/database.h"

namespace profiles::storage::sqlite {

/// Makes `to` what `from` is: as a whole, or not at all when it throws Error or the process ends.
/// Statements on `to` go on working, but none may be in the middle of its rows.
void copy(const Database& from, Database& to);

/// The bytes of a file that holds what the database holds, with its log folded in. Throws Error.
std::string to_bytes(const Database& database);

/// A database in memory that starts as the file of these bytes and is as hard on damage as SQLite
/// can be. Throws Error for less than a header; any other damage shows when it is used.
Database from_bytes(std::string_view bytes);

}  // namespace profiles::storage::sqlite
