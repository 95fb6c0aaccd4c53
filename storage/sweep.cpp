#include "storage/sweep.h"

namespace profiles::storage {

Sweep::Sweep(sqlite::Database& database)
    : database_(database),

      delete_expired_(database.prepare(R"(
          DELETE FROM profiles WHERE id IN (
              SELECT id FROM profiles WHERE expires_at <= ?1 ORDER BY expires_at LIMIT ?2))")),

      find_discarded_(database.prepare("SELECT id FROM domains WHERE account = '' LIMIT 1")),

      delete_inside_(database.prepare(R"(
          DELETE FROM profiles WHERE id IN (
              SELECT id FROM profiles WHERE domain_id = ?1 LIMIT ?2))")),

      delete_domain_(database.prepare("DELETE FROM domains WHERE id = ?1")) {}

bool Sweep::step(Timestamp now, std::int64_t limit) {
    delete_expired_.run(to_column(now), limit);
    std::int64_t left = limit - database_.changes();
    while (left > 0) {
        const auto domain = find_discarded();
        if (!domain) {
            return false;
        }
        delete_inside_.run(*domain, left);
        left -= database_.changes();
        if (left > 0) {
            delete_domain_.run(*domain);
            --left;
        }
    }
    return true;
}

std::optional<std::int64_t> Sweep::find_discarded() {
    sqlite::Query query = find_discarded_.bind();
    return query.step() ? std::optional(query.int64(0)) : std::nullopt;
}

}  // namespace profiles::storage
