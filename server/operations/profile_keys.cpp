#include "server/operations/profile_keys.h"

#include "protocol/json/write.h"
#include "protocol/text.h"
#include "server/errors/profiles.h"
#include "server/operations/lookup.h"
#include "server/operations/page.h"
#include "server/operations/profiles.h"
#include "server/rules/search_keys.h"

namespace profiles::server::operations {
namespace {

using protocol::List;
using protocol::Object;
using protocol::Value;
using storage::Domain;
using storage::FoundProfile;
using storage::KeyOrigin;
using storage::ProfileKey;
using storage::ProfileSearchQuery;
using storage::SearchTerm;

/// Page size of a search that names none (documented).
constexpr std::int64_t kProfilesOnAPage = 20;

/// The model sets no limit to the values of a request's keys. One that is far above any use keeps a
/// single request from holding up all others.
constexpr std::size_t kMaxValues = 1000;

void check_number_of_values(std::size_t count) {
    if (count > kMaxValues) {
        throw errors::too_many_key_values(count, kMaxValues);
    }
}

// ---- keys of a profile ----

/// The keys that a request names for a profile.
std::vector<ProfileKey> named_keys(const Object& input) {
    const std::string& name = input.at("KeyName").as_string();
    const List& values = input.at("Values").as_list();
    if (!rules::may_be_added(name)) {
        throw errors::reserved_key(name);
    }
    if (values.empty()) {
        throw errors::no_key_values(name);
    }
    check_number_of_values(values.size());
    std::vector<ProfileKey> keys;
    for (const Value& value : values) {
        keys.push_back({name, rules::comparable(name, value.as_string())});
    }
    return keys;
}

// ---- a search ----

/// The KeyName and Values of the request and of its AdditionalSearchKeys: the pairs of which
/// FoundByItems tells.
std::vector<Object> search_pairs(const Object& input) {
    std::vector<Object> pairs{
        Object{{"KeyName", input.at("KeyName")}, {"Values", input.at("Values")}}};
    if (const Value* additional = input.find("AdditionalSearchKeys")) {
        for (const Value& pair : additional->as_list()) {
            pairs.push_back(pair.as_object());
        }
    }
    return pairs;
}

SearchTerm term_of(const OperationContext& context, const Domain& domain, const Object& pair) {
    const std::string& name = pair.at("KeyName").as_string();
    if (!rules::is_predefined_key(name) &&
        !context.store().profile_keys.is_defined(domain.id, name)) {
        throw errors::key_not_defined(name);
    }
    SearchTerm term;
    if (name != rules::kProfileIdKey) {
        term.key_name = name;
    }
    for (const Value& value : pair.at("Values").as_list()) {
        term.values.push_back(rules::comparable(name, value.as_string()));
    }
    return term;
}

std::vector<SearchTerm> terms_of(const OperationContext& context, const Domain& domain,
                                 const std::vector<Object>& pairs) {
    std::vector<SearchTerm> terms;
    std::size_t values = 0;
    for (const Object& pair : pairs) {
        terms.push_back(term_of(context, domain, pair));
        values += terms.back().values.size();
    }
    check_number_of_values(values);
    return terms;
}

/// OR unless the request says AND (documented).
ProfileSearchQuery::Match match_of(const Object& input) {
    const Value* operation = input.find("LogicalOperator");
    return operation && operation->as_string() == "AND" ? ProfileSearchQuery::Match::all_terms
                                                        : ProfileSearchQuery::Match::any_term;
}

/// What a page token of this search is good for: the same search in the same domain.
std::string filter_of(const Domain& domain, const std::vector<Object>& pairs,
                      ProfileSearchQuery::Match match) {
    return protocol::json::write(Object{{"domain", domain.id},
                                        {"all", match == ProfileSearchQuery::Match::all_terms},
                                        {"pairs", List(pairs.begin(), pairs.end())}});
}

Object describe_found(const OperationContext& context, const FoundProfile& found,
                      const std::vector<Object>& pairs) {
    List found_by;
    for (const std::size_t term : found.terms) {
        found_by.push_back(pairs[term]);
    }
    Object answer = describe_profile(context, found.profile);
    answer.add("FoundByItems", std::move(found_by));
    return answer;
}

}  // namespace

Object add_profile_key(const OperationContext& context, const Object& input) {
    const Domain domain = find_domain(context, input);
    const auto keys = named_keys(input);
    const auto profile = find_profile(context, domain, input);
    auto& repository = context.store().profile_keys;
    repository.define(domain.id, keys.front().name);
    repository.add(domain.id, profile.id, KeyOrigin::added, keys);
    return {{"KeyName", input.at("KeyName")}, {"Values", input.at("Values")}};
}

Object delete_profile_key(const OperationContext& context, const Object& input) {
    const Domain domain = find_domain(context, input);
    const auto keys = named_keys(input);
    const auto profile = find_profile(context, domain, input);
    context.store().profile_keys.remove(profile.id, KeyOrigin::added, keys);
    return {{"Message", "OK"}};
}

Object search_profiles(const OperationContext& context, const Object& input) {
    const Domain domain = find_domain(context, input);
    const auto pairs = search_pairs(input);
    ProfileSearchQuery query{.domain_id = domain.id,
                             .terms = terms_of(context, domain, pairs),
                             .match = match_of(input)};
    const std::string filter = filter_of(domain, pairs, query.match);
    const Listing listing{"SearchProfiles", context.scope, filter};
    const Page page(context, listing, input, kProfilesOnAPage);
    query.after = protocol::parse_integer(page.after()).value_or(0);
    query.limit = page.limit();

    auto found = context.store().profile_search.run(query, context.now());
    const bool has_more = page.cut(found);
    List items;
    for (const FoundProfile& profile : found) {
        items.push_back(describe_found(context, profile, pairs));
    }
    Object answer{{"Items", std::move(items)}};
    if (has_more) {
        answer.add("NextToken", page.token(std::to_string(found.back().profile.id)));
    }
    return answer;
}

}  // namespace profiles::server::operations
