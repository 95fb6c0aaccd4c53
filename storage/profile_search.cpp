#include "storage/profile_search.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace profiles::storage {
namespace {

/// Larger than any row id: where a walk ends.
constexpr std::int64_t kEnd = std::numeric_limits<std::int64_t>::max();

/// How many row ids a walk reads ahead: a page and the one that tells of another.
constexpr std::int64_t kReadAhead = 101;

}  // namespace

/// The row ids of the profiles that one value selects, ascending.
class ProfileSearch::Walk {
public:
    Walk(ProfileSearch& search, std::int64_t domain_id, const std::optional<std::string>& key_name,
         const std::string& value)
        : search_(search), domain_id_(domain_id), key_name_(key_name), value_(value) {}

    /// The first one above `after`, which never decreases from call to call; or kEnd.
    std::int64_t first_after(std::int64_t after) {
        skip_to(after);
        if (next_ == read_.size() && !is_exhausted_) {
            read(after);
        }
        return next_ < read_.size() ? read_[next_] : kEnd;
    }

private:
    void skip_to(std::int64_t after) {
        while (next_ < read_.size() && read_[next_] <= after) {
            ++next_;
        }
    }

    void read(std::int64_t after) {
        read_.clear();
        next_ = 0;
        sqlite::Query row =
            key_name_ ? search_.by_key_.bind(domain_id_, *key_name_, value_, after, kReadAhead)
                      : search_.by_profile_id_.bind(domain_id_, value_, after, kReadAhead);
        while (row.step()) {
            read_.push_back(row.int64(0));
        }
        is_exhausted_ = std::cmp_less(read_.size(), kReadAhead);
    }

    ProfileSearch& search_;
    std::int64_t domain_id_;
    const std::optional<std::string>& key_name_;
    const std::string& value_;
    std::vector<std::int64_t> read_;
    std::size_t next_ = 0;
    bool is_exhausted_ = false;
};

/// The walks of a query, term by term.
class ProfileSearch::TermWalks {
public:
    TermWalks(ProfileSearch& search, const ProfileSearchQuery& query) : match_(query.match) {
        for (const SearchTerm& term : query.terms) {
            auto& walks = terms_.emplace_back();
            for (const std::string& value : term.values) {
                walks.emplace_back(search, query.domain_id, term.key_name, value);
            }
        }
    }

    /// The first row id above `after` that matches; or kEnd.
    std::int64_t first_after(std::int64_t after) {
        return match_ == ProfileSearchQuery::Match::any_term ? first_of_any(after)
                                                             : first_of_all(after);
    }

    std::vector<std::size_t> terms_that_select(std::int64_t id) {
        std::vector<std::size_t> selecting;
        for (std::size_t term = 0; term < terms_.size(); ++term) {
            if (first_of(term, id - 1) == id) {
                selecting.push_back(term);
            }
        }
        return selecting;
    }

private:
    std::int64_t first_of(std::size_t term, std::int64_t after) {
        std::int64_t first = kEnd;
        for (Walk& walk : terms_[term]) {
            first = std::min(first, walk.first_after(after));
        }
        return first;
    }

    std::int64_t first_of_any(std::int64_t after) {
        std::int64_t first = kEnd;
        for (std::size_t term = 0; term < terms_.size(); ++term) {
            first = std::min(first, first_of(term, after));
        }
        return first;
    }

    // Each term in turn says where it goes on at the earliest, until they agree.
    std::int64_t first_of_all(std::int64_t after) {
        std::int64_t candidate = first_of(0, after);
        for (std::size_t agreeing = 1; agreeing < terms_.size() && candidate != kEnd;) {
            const std::int64_t first = first_of(agreeing, candidate - 1);
            if (first == candidate) {
                ++agreeing;
            } else {
                candidate = first == kEnd ? kEnd : first_of(0, first - 1);
                agreeing = 1;
            }
        }
        return candidate;
    }

    ProfileSearchQuery::Match match_;
    std::vector<std::vector<Walk>> terms_;
};

ProfileSearch::ProfileSearch(sqlite::Database& database, Profiles& profiles)
    : profiles_(profiles),

      // A profile that has the key from both origins is there once.
      by_key_(database.statement(R"(
          SELECT DISTINCT profile FROM profile_keys INDEXED BY profile_keys_by_value
          WHERE domain_id = ?1 AND name = ?2 AND value = ?3 AND profile > ?4
          ORDER BY profile LIMIT ?5)")),

      by_profile_id_(database.statement(R"(
          SELECT id FROM profiles
          WHERE domain_id = ?1 AND profile_id = ?2 AND id > ?3 LIMIT ?4)")) {}

std::vector<FoundProfile> ProfileSearch::run(const ProfileSearchQuery& query, Timestamp now) {
    std::vector<FoundProfile> found;
    TermWalks walks(*this, query);
    std::int64_t id = query.after;
    while (found.size() < query.limit && (id = walks.first_after(id)) != kEnd) {
        if (auto profile = profiles_.find_row(id, now)) {
            found.push_back({std::move(*profile), walks.terms_that_select(id)});
        }
    }
    return found;
}

}  // namespace profiles::storage
