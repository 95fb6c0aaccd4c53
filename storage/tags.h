#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "storage/sqlite/database.h"

namespace profiles::storage {

using TagMap = std::map<std::string, std::string>;

/// The tags of a domain (resource "") and of what is inside one (resource "object-types/X").
/// They go with their domain. Every method throws sqlite::Error; what changes several tags does so
/// one by one, so call it within a Transaction.
class Tags {
public:
    /// `database` outlives the repository.
    explicit Tags(sqlite::Database& database);

    TagMap of(std::int64_t domain_id, std::string_view resource);

    /// Adds the keys that are new and gives the others their new value; further keys stay.
    void put(std::int64_t domain_id, std::string_view resource, const TagMap& tags);

    /// Keys that are not there are passed over.
    void remove(std::int64_t domain_id, std::string_view resource,
                const std::vector<std::string>& keys);

private:
    sqlite::Statement of_;
    sqlite::Statement put_;
    sqlite::Statement remove_;
};

}  // namespace profiles::storage
