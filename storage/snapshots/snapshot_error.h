#pragma once

#include <stdexcept>
#include <string>

namespace profiles::storage {

/// A snapshot that could not be saved, restored or found. what() is one line.
class SnapshotError : public std::runtime_error {
public:
    enum class Kind {
        bad_name,
        not_found,
        not_ours,  // no SQLite file, or another program's
        newer,     // a newer version of the emulator wrote it
        damaged,
        io,  // the disk is full, a file cannot be written
    };

    SnapshotError(Kind kind, const std::string& text) : std::runtime_error(text), kind_(kind) {}

    [[nodiscard]] Kind kind() const noexcept { return kind_; }

private:
    Kind kind_;
};

}  // namespace profiles::storage
