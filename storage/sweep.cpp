#include "storage/sweep.h"

namespace profiles::storage {

Sweep::Sweep(sqlite::Database& database)
    : database_(database),

      put_off_(database.statement(R"(
          UPDATE profiles SET sweep_at = expires_at WHERE expires_at > ?1 AND id IN (
              SELECT id FROM profiles WHERE sweep_at <= ?1 ORDER BY sweep_at LIMIT ?2))")),

      delete_expired_(database.statement(R"(
          DELETE FROM profiles WHERE expires_at <= ?1 AND id IN (
              SELECT id FROM profiles WHERE sweep_at <= ?1 ORDER BY sweep_at LIMIT ?2))")),

      find_discarded_(database.statement("SELECT id FROM domains WHERE account = '' LIMIT 1")),

      delete_inside_(database.statement(R"(
          DELETE FROM profiles WHERE id IN (
              SELECT id FROM profiles WHERE domain_id = ?1 LIMIT ?2))")),

      delete_domain_(database.statement("DELETE FROM domains WHERE id = ?1")) {}

bool Sweep::step(Timestamp now, std::int64_t limit) {
    std::int64_t left = limit;
    for (std::int64_t seen = -1; left > 0 && seen != 0; left -= seen) {
        seen = look_at_due(now, left);
    }
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

std::int64_t Sweep::look_at_due(Timestamp now, std::int64_t limit) {
    put_off_.run(to_column(now), limit);
    const std::int64_t put_off = database_.changes();
    if (put_off == limit) {
        return limit;
    }
    delete_expired_.run(to_column(now), limit - put_off);
    return put_off + database_.changes();
}

std::optional<std::int64_t> Sweep::find_discarded() {
    sqlite::Query query = find_discarded_.bind();
    return query.step() ? std::optional(query.int64(0)) : std::nullopt;
}

}  // namespace profiles::storage
