#include "server/errors/profiles.h"

#include <fmt/format.h>

namespace profiles::server::errors {

std::string describe_missing_profile(std::string_view profile_id, std::string_view domain) {
    return fmt::format("Profile {} is not found in domain {}", profile_id, domain);
}

ServiceError profile_not_found(std::string_view profile_id, std::string_view domain) {
    return resource_not_found(describe_missing_profile(profile_id, domain));
}

ServiceError profile_too_large(std::size_t bytes, std::size_t limit) {
    return bad_request(
        fmt::format("The profile would have {} bytes; it can have at most {}", bytes, limit));
}

ServiceError key_not_defined(std::string_view key_name) {
    return resource_not_found(fmt::format("KeyName {} is not defined in the domain", key_name));
}

ServiceError reserved_key(std::string_view key_name) {
    return bad_request(fmt::format(
        "KeyName {} is reserved: a profile can be given the predefined keys other than _profileId, "
        "and keys whose names do not begin with an underscore",
        key_name));
}

ServiceError no_key_values(std::string_view key_name) {
    return bad_request(fmt::format("Values of key {} must not be empty", key_name));
}

ServiceError too_many_key_values(std::size_t count, std::size_t limit) {
    return bad_request(
        fmt::format("The request has {} values of keys; it can have at most {}", count, limit));
}

}  // namespace profiles::server::errors
