#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "storage/schema.h"
#include "storage/snapshots/shelf.h"
#include "storage/snapshots/snapshot_error.h"
#include "storage/sqlite/database.h"
#include "storage/timestamp.h"

namespace profiles::storage {

/// What follows from a restore for who works with the database.
struct Restored {
    /// The secrets are not those from before: read them anew, as at a start. Page tokens that were
    /// signed with the earlier ones are then as good as forged. Never so for a snapshot that was
    /// saved from this very database.
    bool secrets_changed = false;

    /// Every name with its value, at hand: to read them now could fail, and the restore is done.
    std::map<std::string, std::string> secrets = {};
};

/// Copies of the whole database, kept under names. Those of a file live in a folder beside it,
/// `<file>.snapshots/<name>.db`; those of a database in memory live and go with it. Each is a
/// SQLite file of ours, which `--data` could name as well.
///
/// A name has 1 to 64 of the characters A-Z a-z 0-9 _ and -. Every method throws SnapshotError and
/// has then changed nothing. Call `save` and `restore` while no Transaction and no Query is alive:
/// during one they are a std::logic_error.
class Snapshots {
public:
    /// `live` outlives it. Does away with what a process that was killed left half written.
    explicit Snapshots(sqlite::Database& live, const sqlite::Schema& schema = current_schema());

    /// Replaces a snapshot of that name, in one go.
    Snapshot save(std::string_view name, Timestamp created_at);

    /// Makes the database what it was when the snapshot was saved; one of an older version is
    /// brought up to date on the way. It happens as a whole or not at all, whatever becomes of the
    /// process or the disk. Statements and repositories go on working. The row ids of domains go
    /// back with everything else: whoever keeps some elsewhere forgets them.
    [[nodiscard]] Restored restore(std::string_view name);

    /// In the order of their names. What is not ours is left out.
    [[nodiscard]] std::vector<Snapshot> list() const;

    void remove(std::string_view name);

    /// The snapshot's bytes: the file itself.
    [[nodiscard]] std::string export_bytes(std::string_view name) const;

    /// Keeps `bytes` as a snapshot of that name once they have stood every check of `restore`.
    /// They may as well be a copy of an emulator's data file.
    Snapshot import_bytes(std::string_view name, std::string_view bytes, Timestamp created_at);

private:
    Snapshot put(const std::string& name, std::string_view bytes, Timestamp created_at);

    sqlite::Database& live_;
    sqlite::Schema schema_;
    std::unique_ptr<Shelf> shelf_;
};

}  // namespace profiles::storage
