#include "server/rules/search_keys.h"

#include <algorithm>
#include <array>
#include <utility>

#include "server/rules/comparison.h"

namespace profiles::server::rules {
namespace {

using protocol::Object;
using protocol::Value;
using storage::ProfileKey;

constexpr std::string_view kAccountKey = "_account";
constexpr std::string_view kFullNameKey = "_fullName";
constexpr std::string_view kPhoneKey = "_phone";
constexpr std::string_view kEmailKey = "_email";

constexpr std::array<std::string_view, 21> kPredefinedKeys{
    kAccountKey,
    kProfileIdKey,
    "_assetId",
    "_caseId",
    "_orderId",
    kFullNameKey,
    kPhoneKey,
    kEmailKey,
    "_ctrContactId",
    "_marketoLeadId",
    "_salesforceAccountId",
    "_salesforceContactId",
    "_salesforceAssetId",
    "_zendeskUserId",
    "_zendeskExternalId",
    "_zendeskTicketId",
    "_serviceNowSystemId",
    "_serviceNowIncidentId",
    "_segmentUserId",
    "_shopifyCustomerId",
    "_shopifyOrderId",
};

/// Members whose value is the value of a key.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kKeyMembers{{
    {"AccountNumber", kAccountKey},
    {"PhoneNumber", kPhoneKey},
    {"MobilePhoneNumber", kPhoneKey},
    {"HomePhoneNumber", kPhoneKey},
    {"BusinessPhoneNumber", kPhoneKey},
    {"EmailAddress", kEmailKey},
    {"PersonalEmailAddress", kEmailKey},
    {"BusinessEmailAddress", kEmailKey},
}};

std::string full_name(const Object& members) {
    std::string name;
    for (const std::string_view part : {"FirstName", "LastName"}) {
        if (const Value* given = members.find(part)) {
            name += (name.empty() ? "" : " ") + given->as_string();
        }
    }
    return name;
}

}  // namespace

bool is_predefined_key(std::string_view name) {
    return std::ranges::find(kPredefinedKeys, name) != kPredefinedKeys.end();
}

bool may_be_added(std::string_view name) {
    return name.starts_with('_') ? is_predefined_key(name) && name != kProfileIdKey : true;
}

std::string comparable(std::string_view key_name, const std::string& value) {
    if (key_name == kPhoneKey) {
        return without_formatting(value);
    }
    if (key_name == kEmailKey || key_name == kFullNameKey) {
        return without_case(value);
    }
    return value;
}

std::vector<ProfileKey> keys_of(const Object& members) {
    std::vector<ProfileKey> keys;
    const auto add = [&](std::string_view name, const std::string& value) {
        keys.push_back({std::string(name), comparable(name, value)});
    };
    for (const auto& [member, key] : kKeyMembers) {
        if (const Value* given = members.find(member)) {
            add(key, given->as_string());
        }
    }
    if (const std::string name = full_name(members); !name.empty()) {
        add(kFullNameKey, name);
    }
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

}  // namespace profiles::server::rules
