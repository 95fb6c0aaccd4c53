#include "storage/profile_keys.h"

namespace profiles::storage {
namespace {

std::int64_t to_column(KeyOrigin origin) {
    return origin == KeyOrigin::added ? 1 : 0;
}

}  // namespace

ProfileKeys::ProfileKeys(sqlite::Database& database)
    : add_(database.statement(R"(
          INSERT INTO profile_keys (domain_id, profile, name, value, is_added)
          VALUES (?1, ?2, ?3, ?4, ?5)
          ON CONFLICT DO NOTHING)")),

      remove_(database.statement(R"(
          DELETE FROM profile_keys
          WHERE profile = ?1 AND name = ?2 AND value = ?3 AND is_added = ?4)")),

      define_(database.statement(R"(
          INSERT INTO key_names (domain_id, name) VALUES (?1, ?2) ON CONFLICT DO NOTHING)")),

      is_defined_(database.statement(R"(
          SELECT 1 FROM key_names WHERE domain_id = ?1 AND name = ?2)")) {}

void ProfileKeys::add(std::int64_t domain_id, std::int64_t profile, KeyOrigin origin,
                      const std::vector<ProfileKey>& keys) {
    for (const ProfileKey& key : keys) {
        add_.run(domain_id, profile, key.name, key.value, to_column(origin));
    }
}

void ProfileKeys::remove(std::int64_t profile, KeyOrigin origin,
                         const std::vector<ProfileKey>& keys) {
    for (const ProfileKey& key : keys) {
        remove_.run(profile, key.name, key.value, to_column(origin));
    }
}

void ProfileKeys::define(std::int64_t domain_id, std::string_view name) {
    define_.run(domain_id, name);
}

bool ProfileKeys::is_defined(std::int64_t domain_id, std::string_view name) {
    return is_defined_.bind(domain_id, name).step();
}

}  // namespace profiles::storage
