#include "storage/secrets.h"

namespace profiles::storage {

Secrets::Secrets(sqlite::Database& database)
    : find_(database.statement("SELECT value FROM secrets WHERE name = ?1")),

      all_(database.statement("SELECT name, value FROM secrets ORDER BY name")),

      put_(database.statement(R"(
          INSERT INTO secrets (name, value) VALUES (?1, ?2)
          ON CONFLICT DO UPDATE SET value = excluded.value)")) {}

std::optional<std::string> Secrets::find(std::string_view name) {
    sqlite::Query query = find_.bind(name);
    return query.step() ? std::optional(query.blob(0)) : std::nullopt;
}

std::map<std::string, std::string> Secrets::all() {
    std::map<std::string, std::string> secrets;
    sqlite::Query query = all_.bind();
    while (query.step()) {
        secrets.emplace_hint(secrets.end(), query.text(0), query.blob(1));
    }
    return secrets;
}

void Secrets::put(std::string_view name, std::string_view value) {
    put_.run(name, sqlite::Blob{value});
}

}  // namespace profiles::storage
