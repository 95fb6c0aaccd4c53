#include "storage/domains.h"

#include "storage/discarded.h"

namespace profiles::storage {
namespace {

// All but the name, which whoever looks for one domain knows.
constexpr std::string_view kSelect = R"(
    SELECT id, default_expiration_days, default_encryption_key, dead_letter_queue_url, matching,
           rule_based_matching, data_store, rule_based_matching_changed_at, created_at,
           last_updated_at)";
constexpr int kSelectedColumns = 10;

Domain read(const sqlite::Query& row, std::string name) {
    return {
        .id = row.int64(0),
        .name = std::move(name),
        .default_expiration_days = row.int64(1),
        .default_encryption_key = row.optional_text(2),
        .dead_letter_queue_url = row.optional_text(3),
        .matching = row.optional_text(4),
        .rule_based_matching = row.optional_text(5),
        .data_store = row.optional_text(6),
        .rule_based_matching_changed_at = to_timestamp(row.optional_int64(7)),
        .created_at = to_timestamp(row.int64(8)),
        .last_updated_at = to_timestamp(row.int64(9)),
    };
}

}  // namespace

Domains::Domains(sqlite::Database& database)
    : database_(database),

      find_(database.statement(std::string(kSelect) + R"(
          FROM domains
          WHERE account = ?1 AND region = ?2 AND name = ?3)")),

      count_(database.statement(R"(
          SELECT count FROM domain_counts WHERE account = ?1 AND region = ?2)")),

      insert_(database.statement(R"(
          INSERT INTO domains (
              account, region, name, default_expiration_days, default_encryption_key,
              dead_letter_queue_url, matching, rule_based_matching, data_store,
              rule_based_matching_changed_at, created_at, last_updated_at)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12))")),

      update_(database.statement(R"(
          UPDATE domains
          SET default_expiration_days = ?2, default_encryption_key = ?3,
              dead_letter_queue_url = ?4, matching = ?5, rule_based_matching = ?6,
              data_store = ?7, rule_based_matching_changed_at = ?8, last_updated_at = ?9
          WHERE id = ?1)")),

      remove_(database.statement(std::string(kDiscardDomains) + " AND id = ?1")),

      page_(database.statement(std::string(kSelect) + R"(, name
          FROM domains
          WHERE account = ?1 AND region = ?2 AND name > ?3
          ORDER BY name LIMIT ?4)")) {}

std::optional<Domain> Domains::find(const Scope& scope, std::string_view name) {
    sqlite::Query query = find_.bind(scope.account, scope.region, name);
    return query.step() ? std::optional(read(query, std::string(name))) : std::nullopt;
}

std::int64_t Domains::count(const Scope& scope) {
    sqlite::Query query = count_.bind(scope.account, scope.region);
    return query.step() ? query.int64(0) : 0;
}

std::int64_t Domains::insert(const Scope& scope, const Domain& domain) {
    insert_.run(scope.account, scope.region, domain.name, domain.default_expiration_days,
                domain.default_encryption_key, domain.dead_letter_queue_url, domain.matching,
                domain.rule_based_matching, domain.data_store,
                to_column(domain.rule_based_matching_changed_at), to_column(domain.created_at),
                to_column(domain.last_updated_at));
    return database_.last_insert_id();
}

void Domains::update(const Domain& domain) {
    update_.run(domain.id, domain.default_expiration_days, domain.default_encryption_key,
                domain.dead_letter_queue_url, domain.matching, domain.rule_based_matching,
                domain.data_store, to_column(domain.rule_based_matching_changed_at),
                to_column(domain.last_updated_at));
}

void Domains::remove(std::int64_t id) {
    remove_.run(id);
}

std::vector<Domain> Domains::page(const Scope& scope, std::string_view after_name,
                                  std::size_t limit) {
    std::vector<Domain> domains;
    sqlite::Query query =
        page_.bind(scope.account, scope.region, after_name, static_cast<std::int64_t>(limit));
    while (query.step()) {
        domains.push_back(read(query, query.text(kSelectedColumns)));
    }
    return domains;
}

}  // namespace profiles::storage
