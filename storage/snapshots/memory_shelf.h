#pragma once

#include <map>

#include "storage/snapshots/shelf.h"

namespace profiles::storage {

/// Keeps snapshots as long as it lives itself.
class MemoryShelf : public Shelf {
public:
    void put(const std::string& name, std::string_view bytes, Timestamp created_at) override;
    [[nodiscard]] std::optional<std::string> find(const std::string& name) const override;
    bool remove(const std::string& name) override;
    [[nodiscard]] std::vector<Snapshot> list() const override;

private:
    struct Kept {
        std::string bytes;
        Timestamp created_at;
    };

    std::map<std::string, Kept> kept_;
};

}  // namespace profiles::storage
