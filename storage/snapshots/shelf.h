#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/snapshots/snapshot.h"

namespace profiles::storage {

/// Where snapshots are kept: bytes under names that have been checked. Every method throws
/// SnapshotError (io).
class Shelf {
public:
    Shelf() = default;
    virtual ~Shelf() = default;
    Shelf(const Shelf&) = delete;
    Shelf& operator=(const Shelf&) = delete;

    /// Replaces what has the name already; where that fails, it is still there.
    virtual void put(const std::string& name, std::string_view bytes, Timestamp created_at) = 0;

    [[nodiscard]] virtual std::optional<std::string> find(const std::string& name) const = 0;

    /// False when there is none of that name.
    virtual bool remove(const std::string& name) = 0;

    /// In the order of their names; without what is not ours.
    [[nodiscard]] virtual std::vector<Snapshot> list() const = 0;
};

}  // namespace profiles::storage
