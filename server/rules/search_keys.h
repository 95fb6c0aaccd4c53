#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "protocol/value.h"
#include "storage/profile_keys.h"

/// What profiles are found by.
namespace profiles::server::rules {

/// The key whose value is a profile's id.
inline constexpr std::string_view kProfileIdKey = "_profileId";

/// Whether every domain knows a key of that name (documented).
bool is_predefined_key(std::string_view name);

/// Whether a profile can be given a key of that name: one that is predefined (documented) other
/// than its id, or one that does not begin with an underscore. That these are kept for the service
/// is documented for object types and inferred for keys.
bool may_be_added(std::string_view name);

/// The value of such a key in the form in which it is compared: phone numbers without formatting,
/// e-mail addresses (both observed) and names (inferred) without case, all else as it is.
std::string comparable(std::string_view key_name, const std::string& value);

/// The keys that a standard profile has by its members, in ascending order and each once:
/// _account, _fullName ("First Last"), _phone and _email of every phone and e-mail member.
std::vector<storage::ProfileKey> keys_of(const protocol::Object& members);

}  // namespace profiles::server::rules
