#include "storage/snapshots.h"

#include <stdexcept>
#include <utility>

#include "storage/secrets.h"
#include "storage/snapshots/folder_shelf.h"
#include "storage/snapshots/memory_shelf.h"
#include "storage/snapshots/open_snapshot.h"
#include "storage/sqlite/copy.h"
#include "storage/sqlite/error.h"

namespace profiles::storage {
namespace {

using Kind = SnapshotError::Kind;

std::unique_ptr<Shelf> make_shelf(const sqlite::Database& live, const sqlite::Schema& schema) {
    if (live.path().empty()) {
        return std::make_unique<MemoryShelf>();
    }
    return std::make_unique<FolderShelf>(live.path().concat(".snapshots"), schema.application_id);
}

std::string checked(std::string_view name) {
    if (!is_snapshot_name(name)) {
        throw SnapshotError(Kind::bad_name,
                            "a snapshot's name has 1 to 64 of the characters A-Z a-z 0-9 _ -");
    }
    return std::string(name);
}

[[noreturn]] void raise_not_found(const std::string& name) {
    throw SnapshotError(Kind::not_found, "there is no snapshot " + name);
}

void require_idle(const sqlite::Database& live) {
    if (!live.is_idle()) {
        throw std::logic_error("a snapshot in the middle of a transaction or a query");
    }
}

// Runs what copies databases; what goes wrong there becomes a SnapshotError.
template <typename Action>
auto with_database(Action&& action) {
    try {
        return action();
    } catch (const sqlite::Error& error) {
        throw SnapshotError(Kind::io,
                            std::string("the snapshot cannot be copied, ") + error.what());
    }
}

}  // namespace

Snapshots::Snapshots(sqlite::Database& live, const sqlite::Schema& schema)
    : live_(live), schema_(schema), shelf_(make_shelf(live, schema)) {}

Snapshot Snapshots::save(std::string_view name, Timestamp created_at) {
    const std::string key = checked(name);
    require_idle(live_);
    return put(key, with_database([&] { return sqlite::to_bytes(live_); }), created_at);
}

Restored Snapshots::restore(std::string_view name) {
    const std::string bytes = export_bytes(name);
    require_idle(live_);
    return with_database([&] {
        sqlite::Database saved = open_snapshot(bytes, live_, schema_);
        Restored restored{.secrets = Secrets(saved).all()};
        restored.secrets_changed = restored.secrets != Secrets(live_).all();
        sqlite::copy(saved, live_);
        return restored;
    });
}

std::vector<Snapshot> Snapshots::list() const {
    return shelf_->list();
}

void Snapshots::remove(std::string_view name) {
    const std::string key = checked(name);
    if (!shelf_->remove(key)) {
        raise_not_found(key);
    }
}

std::string Snapshots::export_bytes(std::string_view name) const {
    const std::string key = checked(name);
    std::optional<std::string> bytes = shelf_->find(key);
    if (!bytes) {
        raise_not_found(key);
    }
    return *std::move(bytes);
}

Snapshot Snapshots::import_bytes(std::string_view name, std::string_view bytes,
                                 Timestamp created_at) {
    const std::string key = checked(name);
    with_database([&] { (void)open_snapshot(bytes, live_, schema_); });
    return put(key, bytes, created_at);
}

Snapshot Snapshots::put(const std::string& name, std::string_view bytes, Timestamp created_at) {
    shelf_->put(name, bytes, created_at);
    return describe(name, created_at, sqlite::parse_file_header(bytes, bytes.size()));
}

}  // namespace profiles::storage
