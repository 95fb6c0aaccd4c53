#pragma once

#include <cstdint>
#include <filesystem>

#include "storage/snapshots/shelf.h"

namespace profiles::storage {

/// Keeps snapshots as files `<folder>/<name>.db`; a file's time of modification is the snapshot's
/// time of creation.
class FolderShelf : public Shelf {
public:
    /// Makes the folder when it is first needed. Does away with what a process that was killed left
    /// half written. Files with another application id than this one are not listed.
    FolderShelf(std::filesystem::path folder, std::int32_t application_id);

    void put(const std::string& name, std::string_view bytes, Timestamp created_at) override;
    [[nodiscard]] std::optional<std::string> find(const std::string& name) const override;
    bool remove(const std::string& name) override;
    [[nodiscard]] std::vector<Snapshot> list() const override;

private:
    [[nodiscard]] std::filesystem::path file(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> names() const;
    [[nodiscard]] std::optional<Snapshot> look_at(const std::string& name) const;

    std::filesystem::path folder_;
    std::int32_t application_id_;
};

}  // namespace profiles::storage
