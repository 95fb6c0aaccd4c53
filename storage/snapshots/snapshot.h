#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "storage/sqlite/file_header.h"
#include "storage/timestamp.h"

namespace profiles::storage {

/// What a list of snapshots says about one.
struct Snapshot {
    std::string name = {};
    Timestamp created_at = {};  // as the caller said
    std::int64_t size = 0;      // bytes
    std::int64_t schema_version = 0;

    friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

/// 1 to 64 of the characters A-Z a-z 0-9 _ and -. Nothing that a file system could understand as
/// more than the name of a file.
bool is_snapshot_name(std::string_view name);

inline Snapshot describe(const std::string& name, Timestamp created_at,
                         const sqlite::FileHeader& header) {
    return {name, created_at, static_cast<std::int64_t>(header.file_size), header.user_version};
}

}  // namespace profiles::storage
