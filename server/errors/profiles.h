#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "server/errors/service_error.h"

/// Failures of profiles and of what they are found by.
namespace profiles::server::errors {

/// Why a profile is not there, as an error and in what BatchGetProfile says of it. Wording ours.
std::string describe_missing_profile(std::string_view profile_id, std::string_view domain);

/// 404. That it is one is inferred from domains, the wording ours.
ServiceError profile_not_found(std::string_view profile_id, std::string_view domain);

/// 400: the quota on a profile's size (documented); wording ours.
ServiceError profile_too_large(std::size_t bytes, std::size_t limit);

/// 404: nobody defined a key of that name in the domain (observed; the wording in part).
ServiceError key_not_defined(std::string_view key_name);

/// 400: the name of the key is kept for the service. Ours.
ServiceError reserved_key(std::string_view key_name);

/// 400: a key needs at least one value. Ours.
ServiceError no_key_values(std::string_view key_name);

/// 400: so many values in one request are not meant. Ours, to protect others that wait.
ServiceError too_many_key_values(std::size_t count, std::size_t limit);

}  // namespace profiles::server::errors
