#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "storage/profiles.h"
#include "storage/sqlite/database.h"
#include "storage/timestamp.h"

namespace profiles::storage {

/// Selects the profiles that have a key of that name with one of the values, or, without a name,
/// those whose profile id is one of the values.
struct SearchTerm {
    std::optional<std::string> key_name;
    std::vector<std::string> values;  // in the form in which they are compared
};

struct ProfileSearchQuery {
    enum class Match { any_term, all_terms };

    std::int64_t domain_id = 0;
    std::vector<SearchTerm> terms;  // at least one
    Match match = Match::any_term;
    std::int64_t after = 0;  // a row id: only profiles that were created later
    std::size_t limit = 0;
};

struct FoundProfile {
    Profile profile;
    std::vector<std::size_t> terms;  // which ones select it, by their place in the query
};

/// Finds profiles by their keys. Every value asked for is one walk along an index, in the order of
/// row ids; what is answered is put together from these walks as far as the page goes. So a page
/// costs what is on it, not what there is, unless many expired profiles are in the way or terms
/// that must all match have much in themselves but little in common.
class ProfileSearch {
public:
    /// Both outlive it.
    ProfileSearch(sqlite::Database& database, Profiles& profiles);

    /// In the order of creation. Throws sqlite::Error.
    std::vector<FoundProfile> run(const ProfileSearchQuery& query, Timestamp now);

private:
    class Walk;
    class TermWalks;

    Profiles& profiles_;
    sqlite::Statement by_key_;
    sqlite::Statement by_profile_id_;
};

}  // namespace profiles::storage
