#include "storage/profiles.h"

namespace profiles::storage {
namespace {

// The columns in the order in which `find_` and `find_row_` select them.
std::optional<Profile> read_one(sqlite::Query row) {
    if (!row.step()) {
        return std::nullopt;
    }
    return Profile{.id = row.int64(0),
                   .profile_id = row.text(1),
                   .members = row.text(2),
                   .expires_at = to_timestamp(row.int64(3))};
}

}  // namespace

Profiles::Profiles(sqlite::Database& database)
    : database_(database),

      find_(database.statement(R"(
          SELECT id, profile_id, members, expires_at FROM profiles
          WHERE domain_id = ?1 AND profile_id = ?2 AND expires_at > ?3)")),

      find_row_(database.statement(R"(
          SELECT id, profile_id, members, expires_at FROM profiles
          WHERE id = ?1 AND expires_at > ?2)")),

      count_(database.statement(R"(
          SELECT count - (SELECT count(*) FROM profiles INDEXED BY profiles_by_sweep
                          WHERE sweep_at <= ?2 AND domain_id = ?1 AND expires_at <= ?2)
          FROM profile_counts WHERE domain_id = ?1)")),

      insert_(database.statement(R"(
          INSERT INTO profiles (domain_id, profile_id, members, expires_at, sweep_at)
          VALUES (?1, ?2, ?3, ?4, ?4))")),

      update_(database.statement(R"(
          UPDATE profiles SET members = ?2, expires_at = ?3 WHERE id = ?1)")),

      remove_(database.statement("DELETE FROM profiles WHERE id = ?1")),

      keep_expired_(database.statement(R"(
          UPDATE profiles SET expires_at = 0
          WHERE sweep_at <= ?1 AND expires_at > 0 AND expires_at <= ?1)")) {}

std::optional<Profile> Profiles::find(std::int64_t domain_id, std::string_view profile_id,
                                      Timestamp now) {
    return read_one(find_.bind(domain_id, profile_id, to_column(now)));
}

std::optional<Profile> Profiles::find_row(std::int64_t id, Timestamp now) {
    return read_one(find_row_.bind(id, to_column(now)));
}

std::int64_t Profiles::count(std::int64_t domain_id, Timestamp now) {
    sqlite::Query query = count_.bind(domain_id, to_column(now));
    return query.step() ? query.int64(0) : 0;
}

std::int64_t Profiles::insert(std::int64_t domain_id, const Profile& profile) {
    insert_.run(domain_id, profile.profile_id, profile.members, to_column(profile.expires_at));
    return database_.last_insert_id();
}

void Profiles::update(const Profile& profile) {
    update_.run(profile.id, profile.members, to_column(profile.expires_at));
}

void Profiles::remove(std::int64_t id) {
    remove_.run(id);
}

void Profiles::keep_expired(Timestamp now) {
    keep_expired_.run(to_column(now));
}

}  // namespace profiles::storage
