#include "storage/snapshots/memory_shelf.h"

namespace profiles::storage {

void MemoryShelf::put(const std::string& name, std::string_view bytes, Timestamp created_at) {
    kept_.insert_or_assign(name, Kept{std::string(bytes), created_at});
}

std::optional<std::string> MemoryShelf::find(const std::string& name) const {
    const auto found = kept_.find(name);
    return found == kept_.end() ? std::nullopt : std::optional(found->second.bytes);
}

bool MemoryShelf::remove(const std::string& name) {
    return kept_.erase(name) == 1;
}

std::vector<Snapshot> MemoryShelf::list() const {
    std::vector<Snapshot> snapshots;
    for (const auto& [name, kept] : kept_) {
        snapshots.push_back(describe(name, kept.created_at,
                                     sqlite::parse_file_header(kept.bytes, kept.bytes.size())));
    }
    return snapshots;
}

}  // namespace profiles::storage
