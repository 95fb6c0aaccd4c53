#include "storage/tags.h"

namespace profiles::storage {

Tags::Tags(sqlite::Database& database)
    : of_(database.statement(R"(
          SELECT key, value FROM tags WHERE domain_id = ?1 AND resource = ?2 ORDER BY key)")),

      put_(database.statement(R"(
          INSERT INTO tags (domain_id, resource, key, value) VALUES (?1, ?2, ?3, ?4)
          ON CONFLICT DO UPDATE SET value = excluded.value)")),

      remove_(database.statement(R"(
          DELETE FROM tags WHERE domain_id = ?1 AND resource = ?2 AND key = ?3)")) {}

TagMap Tags::of(std::int64_t domain_id, std::string_view resource) {
    TagMap tags;
    sqlite::Query query = of_.bind(domain_id, resource);
    while (query.step()) {
        tags.emplace_hint(tags.end(), query.text(0), query.text(1));
    }
    return tags;
}

void Tags::put(std::int64_t domain_id, std::string_view resource, const TagMap& tags) {
    for (const auto& [key, value] : tags) {
        put_.run(domain_id, resource, key, value);
    }
}

void Tags::remove(std::int64_t domain_id, std::string_view resource,
                  const std::vector<std::string>& keys) {
    for (const std::string& key : keys) {
        remove_.run(domain_id, resource, key);
    }
}

}  // namespace profiles::storage
