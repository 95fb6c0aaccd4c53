#pragma once

#include <string_view>

#include "storage/sqlite/migrations.h"

namespace profiles::storage {

/// Opens a snapshot's bytes as a database in memory and brings it up to date. Whatever the bytes
/// are, what comes out has exactly the tables of `schema`, whole pages, no row that refers to
/// nothing, and can be copied over `live`. Throws SnapshotError (not_ours, newer, damaged), and
/// sqlite::Error only for want of memory.
sqlite::Database open_snapshot(std::string_view bytes, sqlite::Database& live,
                               const sqlite::Schema& schema);

}  // namespace profiles::storage
