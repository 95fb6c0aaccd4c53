#include "storage/snapshots/folder_shelf.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "storage/snapshots/snapshot_error.h"
#include "storage/snapshots/whole_file.h"

namespace profiles::storage {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kExtension = ".db";

// Runs what touches files; what goes wrong with them becomes a SnapshotError.
template <typename Action>
auto with_files(const fs::path& path, Action&& action) {
    try {
        return action();
    } catch (const std::system_error& error) {
        throw SnapshotError(SnapshotError::Kind::io, path.string() + ": " + error.code().message());
    }
}

bool is_unfinished(const fs::path& file) {
    const fs::path finished = file.stem();
    return file.extension() == kUnfinished && finished.extension() == kExtension &&
           is_snapshot_name(finished.stem().native());
}

// A folder that cannot be read is told about as soon as it is used.
void remove_unfinished(const fs::path& folder) try {
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (is_unfinished(entry.path())) {
            fs::remove(entry.path());
        }
    }
} catch (const fs::filesystem_error&) {
}

}  // namespace

FolderShelf::FolderShelf(fs::path folder, std::int32_t application_id)
    : folder_(std::move(folder)), application_id_(application_id) {
    remove_unfinished(folder_);
}

fs::path FolderShelf::file(const std::string& name) const {
    return (folder_ / name).concat(kExtension);
}

void FolderShelf::put(const std::string& name, std::string_view bytes, Timestamp created_at) {
    with_files(file(name), [&] {
        fs::create_directory(folder_);
        write_whole_file(file(name), bytes, created_at);
    });
}

std::optional<std::string> FolderShelf::find(const std::string& name) const {
    std::optional<FileContent> content =
        with_files(file(name), [&] { return read_file(file(name)); });
    return content ? std::optional(std::move(content->bytes)) : std::nullopt;
}

bool FolderShelf::remove(const std::string& name) {
    return with_files(file(name), [&] { return fs::remove(file(name)); });
}

std::vector<Snapshot> FolderShelf::list() const {
    std::vector<Snapshot> snapshots;
    for (const std::string& name : names()) {
        if (std::optional<Snapshot> snapshot = look_at(name)) {
            snapshots.push_back(*std::move(snapshot));
        }
    }
    return snapshots;
}

// Of all the files that could be snapshots, in order.
std::vector<std::string> FolderShelf::names() const {
    std::vector<std::string> names;
    with_files(folder_, [&] {
        if (!fs::exists(folder_)) {
            return;
        }
        for (const fs::directory_entry& entry : fs::directory_iterator(folder_)) {
            const std::string name = entry.path().stem();
            const bool is_file = entry.symlink_status().type() == fs::file_type::regular;
            if (is_file && entry.path().extension() == kExtension && is_snapshot_name(name)) {
                names.push_back(name);
            }
        }
    });
    std::ranges::sort(names);
    return names;
}

std::optional<Snapshot> FolderShelf::look_at(const std::string& name) const {
    const std::optional<FileContent> start =
        with_files(file(name), [&] { return read_file(file(name), sqlite::kFileHeaderSize); });
    if (!start) {
        return std::nullopt;
    }
    const auto header = sqlite::parse_file_header(start->bytes, start->file_size);
    const bool is_ours = header.is_sqlite && header.application_id == application_id_;
    return is_ours ? std::optional(describe(name, start->modified_at, header)) : std::nullopt;
}

}  // namespace profiles::storage
