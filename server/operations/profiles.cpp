#include "server/operations/profiles.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "protocol/json/parse.h"
#include "protocol/json/write.h"
#include "server/errors/profiles.h"
#include "server/operations/lookup.h"
#include "server/rules/profile_members.h"
#include "server/rules/search_keys.h"

namespace profiles::server::operations {
namespace {

using protocol::List;
using protocol::Object;
using protocol::Value;
using storage::Domain;
using storage::KeyOrigin;
using storage::Profile;
using storage::ProfileKey;

/// How large a profile can be (documented: 250 KB); in bytes of its JSON, which is ours.
constexpr std::size_t kMaxProfileSize = 250 * 1024;

/// What BatchGetProfile gives as the code of a profile that is not there: a "status code"
/// (documented), of which none was ever seen (the value is inferred).
constexpr std::string_view kNotFoundCode = "404";

Object stored_members(const Profile& profile) {
    return std::move(protocol::json::parse(profile.members).as_object());
}

/// What a request says of the profile itself.
Object given_members(const Object& input) {
    Object given = input;
    given.erase("DomainName");
    given.erase("ProfileId");
    return given;
}

/// Each write begins the domain's expiration days anew (inferred: to the service it is an
/// ingestion, at which an object's expiry is fixed as documented).
void assign_content(Profile& profile, const Object& members, const Domain& domain, Timestamp now) {
    profile.members = protocol::json::write(members);
    if (profile.members.size() > kMaxProfileSize) {
        throw errors::profile_too_large(profile.members.size(), kMaxProfileSize);
    }
    profile.expires_at = now + std::chrono::days(domain.default_expiration_days);
}

std::vector<ProfileKey> difference(const std::vector<ProfileKey>& all,
                                   const std::vector<ProfileKey>& without) {
    std::vector<ProfileKey> rest;
    std::ranges::set_difference(all, without, std::back_inserter(rest));
    return rest;
}

}  // namespace

Object create_profile(const OperationContext& context, const Object& input) {
    const Domain domain = find_domain(context, input);
    Object members;
    rules::update_members(members, given_members(input));
    Profile profile{.profile_id = context.environment.ids.dashless_uuid()};
    assign_content(profile, members, domain, context.now());
    profile.id = context.store().profiles.insert(domain.id, profile);
    context.store().profile_keys.add(domain.id, profile.id, KeyOrigin::members,
                                     rules::keys_of(members));
    return {{"ProfileId", profile.profile_id}};
}

Object update_profile(const OperationContext& context, const Object& input) {
    const Domain domain = find_domain(context, input);
    Profile profile = find_profile(context, domain, input);
    Object members = stored_members(profile);
    const auto keys_before = rules::keys_of(members);
    rules::update_members(members, given_members(input));
    const auto keys_after = rules::keys_of(members);
    assign_content(profile, members, domain, context.now());
    context.store().profiles.update(profile);
    auto& keys = context.store().profile_keys;
    keys.remove(profile.id, KeyOrigin::members, difference(keys_before, keys_after));
    keys.add(domain.id, profile.id, KeyOrigin::members, difference(keys_after, keys_before));
    return {{"ProfileId", profile.profile_id}};
}

Object delete_profile(const OperationContext& context, const Object& input) {
    const Domain domain = find_domain(context, input);
    context.store().profiles.remove(find_profile(context, domain, input).id);
    return {{"Message", "OK"}};
}

Object batch_get_profile(const OperationContext& context, const Object& input) {
    const Domain domain = find_domain(context, input);
    List found;
    List missing;
    std::set<std::string_view> seen;
    for (const Value& value : input.at("ProfileIds").as_list()) {
        const std::string& profile_id = value.as_string();
        if (!seen.insert(profile_id).second) {
            continue;
        }
        if (const auto profile =
                context.store().profiles.find(domain.id, profile_id, context.now())) {
            found.push_back(describe_profile(context, *profile));
        } else {
            missing.push_back(
                Object{{"Code", kNotFoundCode},
                       {"Message", errors::describe_missing_profile(profile_id, domain.name)},
                       {"ProfileId", profile_id}});
        }
    }
    return {{"Profiles", std::move(found)}, {"Errors", std::move(missing)}};
}

Object describe_profile(const OperationContext& context, const Profile& profile) {
    Object answer = stored_members(profile);
    rules::add_deprecated_members(answer, *context.model.find_shape("Profile"));
    answer.add("ProfileId", profile.profile_id);
    return answer;
}

}  // namespace profiles::server::operations
