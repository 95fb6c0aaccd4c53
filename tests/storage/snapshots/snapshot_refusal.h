#pragma once

#include <optional>
#include <ostream>

#include "storage/snapshots/snapshot_error.h"

namespace profiles::storage {

inline std::ostream& operator<<(std::ostream& stream, SnapshotError::Kind kind) {
    constexpr const char* kNames[] = {"bad_name", "not_found", "not_ours",
                                      "newer",    "damaged",   "io"};
    return stream << kNames[static_cast<int>(kind)];
}

namespace test {

/// Why `action` was refused; unset when it was not.
template <typename Action>
std::optional<SnapshotError> snapshot_refusal(Action&& action) {
    try {
        action();
        return std::nullopt;
    } catch (const SnapshotError& error) {
        return error;
    }
}

/// The same in short. An action that is not refused is an exception.
template <typename Action>
SnapshotError::Kind kind_of_refusal(Action&& action) {
    return snapshot_refusal(action).value().kind();
}

}  // namespace test
}  // namespace profiles::storage
