#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "storage/open.h"
#include "tests/storage/new_rows.h"

// The search against a model of it that looks at every profile in turn.
namespace profiles::storage {
namespace {

using namespace std::chrono_literals;
using test::kNow;
using Match = ProfileSearchQuery::Match;

struct Modelled {
    Profile profile;
    std::set<std::pair<KeyOrigin, ProfileKey>> keys = {};
};
using Model = std::vector<Modelled>;

bool selects(const SearchTerm& term, const Modelled& modelled) {
    return std::ranges::any_of(term.values, [&](const std::string& value) {
        if (!term.key_name) {
            return modelled.profile.profile_id == value;
        }
        const ProfileKey key{*term.key_name, value};
        return modelled.keys.contains({KeyOrigin::members, key}) ||
               modelled.keys.contains({KeyOrigin::added, key});
    });
}

std::vector<FoundProfile> search(const Model& model, const ProfileSearchQuery& query) {
    std::vector<FoundProfile> found;
    for (const Modelled& modelled : model) {
        std::vector<std::size_t> terms;
        for (std::size_t term = 0; term < query.terms.size(); ++term) {
            if (selects(query.terms[term], modelled)) {
                terms.push_back(term);
            }
        }
        const std::size_t wanted = query.match == Match::any_term ? 1 : query.terms.size();
        if (terms.size() >= wanted && modelled.profile.id > query.after &&
            modelled.profile.expires_at > kNow && found.size() < query.limit) {
            found.push_back({modelled.profile, terms});
        }
    }
    return found;
}

std::string described(const std::vector<FoundProfile>& found) {
    std::string text;
    for (const auto& [profile, terms] : found) {
        text += std::to_string(profile.id) + "=" + profile.profile_id + " until " +
                std::to_string(to_column(profile.expires_at)) + " by";
        for (const std::size_t term : terms) {
            text += " " + std::to_string(term);
        }
        text += "; ";
    }
    return text;
}

/// Makes domains and queries at random: few names and values, so that much coincides.
class Dice {
public:
    explicit Dice(unsigned seed) : random_(seed) {}

    /// A number from 0 up to `limit`, without it.
    std::size_t below(std::size_t limit) { return random_() % limit; }

    /// What is in `domain` afterwards.
    Model fill(Store& store, std::int64_t domain, std::size_t profiles) {
        Model model;
        for (std::size_t i = 0; i < profiles; ++i) {
            model.push_back(add_profile(store, domain, i));
            change_any(store, domain, model);
        }
        return model;
    }

    ProfileSearchQuery query(std::int64_t domain, std::size_t profiles) {
        ProfileSearchQuery query{.domain_id = domain,
                                 .terms = {},
                                 .match = below(2) == 0 ? Match::any_term : Match::all_terms,
                                 .limit = 1 + below(1 + profiles)};
        for (std::size_t i = 1 + below(5); i > 0; --i) {
            query.terms.push_back(term(profiles));
        }
        return query;
    }

private:
    Modelled add_profile(Store& store, std::int64_t domain, std::size_t number) {
        Modelled added{.profile = {.profile_id = std::to_string(number),
                                   .members = std::to_string(random_()),
                                   .expires_at = below(5) == 0 ? kNow : kNow + 1ms}};
        added.profile.id = store.profiles.insert(domain, added.profile);
        for (std::size_t i = below(8); i > 0; --i) {
            add_key(store, domain, added);
        }
        return added;
    }

    // An earlier profile goes, or loses a key.
    void change_any(Store& store, std::int64_t domain, Model& model) {
        const auto chosen = model.begin() + static_cast<std::ptrdiff_t>(below(model.size()));
        const std::size_t dice = below(10);
        if (dice == 0) {
            store.profiles.remove(chosen->profile.id);
            model.erase(chosen);
        } else if (dice == 1) {
            add_key(store, domain, *chosen);
        } else if (dice < 4 && !chosen->keys.empty()) {
            const auto [origin, key] = *chosen->keys.begin();
            store.profile_keys.remove(chosen->profile.id, origin, {key});
            chosen->keys.erase(chosen->keys.begin());
        }
    }

    void add_key(Store& store, std::int64_t domain, Modelled& modelled) {
        const auto origin = below(2) == 0 ? KeyOrigin::members : KeyOrigin::added;
        const ProfileKey key{name(), value()};
        store.profile_keys.add(domain, modelled.profile.id, origin, {key});
        modelled.keys.insert({origin, key});
    }

    SearchTerm term(std::size_t profiles) {
        SearchTerm term;
        const bool is_by_key = below(4) != 0;
        if (is_by_key) {
            term.key_name = name();
        }
        for (std::size_t i = 1 + below(4); i > 0; --i) {
            term.values.push_back(is_by_key ? value() : std::to_string(below(1 + profiles)));
        }
        return term;
    }

    std::string name() { return std::string(1, static_cast<char>('a' + below(2))); }
    std::string value() { return std::string(1, static_cast<char>('x' + below(3))); }

    std::mt19937 random_;
};

// All its pages, one by one, are those of the model.
void compare(Store& store, const Model& model, ProfileSearchQuery query) {
    while (true) {
        const auto expected = search(model, query);
        const auto found = store.profile_search.run(query, kNow);
        REQUIRE(described(found) == described(expected));
        if (found.empty()) {
            return;
        }
        CHECK(std::ranges::equal(found, expected, {}, &FoundProfile::profile,
                                 &FoundProfile::profile));
        query.after = found.back().profile.id;
    }
}

// Domain upon domain in one store, so that each has others beside it with the same keys.
void compare_in_domains(unsigned seed, int domains, std::size_t profiles) {
    Store store(open_in_memory());
    Dice dice(seed);
    for (int i = 0; i < domains; ++i) {
        const auto domain = test::new_domain(store, std::to_string(i));
        const Model model = dice.fill(store, domain, dice.below(profiles));
        for (int j = 0; j < 10; ++j) {
            CAPTURE(seed, i, j);
            compare(store, model, dice.query(domain, profiles));
        }
    }
}

TEST_CASE("a search agrees with its model in many small domains") {
    compare_in_domains(1, 300, 12);
}

TEST_CASE("a search agrees with its model in domains larger than what it reads ahead") {
    compare_in_domains(2, 15, 500);
}

}  // namespace
}  // namespace profiles::storage
