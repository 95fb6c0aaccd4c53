#pragma once

#include "server/seed.h"
#include "storage/sqlite/transaction.h"

namespace profiles::server::jobs {

/// Loads a seed slice by slice, so that whoever asks meanwhile hears that it is not ready yet. As a
/// whole or not at all: nobody would notice that a part is missing.
class Seeding {
public:
    Seeding(Seed seed, storage::sqlite::Database& database);

    /// Loads the next slice; true once all is there for good. Nothing else may use the database
    /// before. Throws SeedError.
    bool run();

private:
    Seed seed_;
    storage::sqlite::Transaction transaction_;
};

}  // namespace profiles::server::jobs
