#include "server/jobs/seeding.h"

#include <utility>

namespace profiles::server::jobs {
namespace {

/// How many operations a slice carries out: what takes some milliseconds.
constexpr std::size_t kEntriesAtATime = 100;

}  // namespace

Seeding::Seeding(Seed seed, storage::sqlite::Database& database)
    : seed_(std::move(seed)), transaction_(database) {}

bool Seeding::run() {
    if (seed_.step(kEntriesAtATime)) {
        return false;
    }
    transaction_.commit();
    return true;
}

}  // namespace profiles::server::jobs
