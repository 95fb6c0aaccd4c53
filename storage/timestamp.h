#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace profiles::storage {

/// A moment, given by the caller: storage never reads the clock.
using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

/// Timestamps are stored as milliseconds since 1970-01-01T00:00:00Z.
inline std::int64_t to_column(Timestamp moment) {
    return moment.time_since_epoch().count();
}

inline std::optional<std::int64_t> to_column(std::optional<Timestamp> moment) {
    return moment ? std::optional(to_column(*moment)) : std::nullopt;
}

inline Timestamp to_timestamp(std::int64_t column) {
    return Timestamp(std::chrono::milliseconds(column));
}

inline std::optional<Timestamp> to_timestamp(std::optional<std::int64_t> column) {
    return column ? std::optional(to_timestamp(*column)) : std::nullopt;
}

}  // namespace profiles::storage
