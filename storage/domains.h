#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/scope.h"
#include "storage/sqlite/database.h"
#include "storage/timestamp.h"

namespace profiles::storage {

struct Domain {
    std::int64_t id = 0;  // row id, never used twice; what lives inside the domain refers to it
    std::string name = {};
    std::int64_t default_expiration_days = 0;
    std::optional<std::string> default_encryption_key = {};
    std::optional<std::string> dead_letter_queue_url = {};
    std::optional<std::string> matching = {};  // JSON text, exactly as the layer above wrote it
    std::optional<std::string> rule_based_matching = {};           // JSON text
    std::optional<std::string> data_store = {};                    // JSON text
    std::optional<Timestamp> rule_based_matching_changed_at = {};  // unset: as at creation
    Timestamp created_at = {};
    Timestamp last_updated_at = {};

    friend bool operator==(const Domain&, const Domain&) = default;
};

/// The domains of all scopes. Names compare byte by byte. Every method throws sqlite::Error.
class Domains {
public:
    /// `database` outlives the repository.
    explicit Domains(sqlite::Database& database);

    std::optional<Domain> find(const Scope& scope, std::string_view name);

    /// Costs the same however many there are.
    std::int64_t count(const Scope& scope);

    /// Returns the id given to the domain; `domain.id` is ignored. A name that the scope has
    /// already is an Error (SQLITE_CONSTRAINT_UNIQUE).
    std::int64_t insert(const Scope& scope, const Domain& domain);

    /// Writes everything but the name and the time of creation to the row of `domain.id`.
    void update(const Domain& domain);

    /// Gone for every reader at once, and its name is free. What is inside it the Sweep deletes.
    void remove(std::int64_t id);

    /// Up to `limit` domains in the order of their names, from the first name after `after_name`,
    /// which need not exist; "" starts at the beginning.
    std::vector<Domain> page(const Scope& scope, std::string_view after_name, std::size_t limit);

private:
    sqlite::Database& database_;
    sqlite::Statement find_;
    sqlite::Statement count_;
    sqlite::Statement insert_;
    sqlite::Statement update_;
    sqlite::Statement remove_;
    sqlite::Statement page_;
};

}  // namespace profiles::storage
