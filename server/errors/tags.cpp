#include "server/errors/tags.h"

#include <fmt/format.h>

namespace profiles::server::errors {

ServiceError malformed_resource_arn(std::string_view arn) {
    return bad_request(
        fmt::format("The resource ARN '{}' does not name a resource of Customer Profiles", arn));
}

ServiceError resource_arn_of_another_account(std::string_view arn, std::string_view account) {
    return bad_request(
        fmt::format("The resource ARN '{}' does not belong to account {}", arn, account));
}

ServiceError resource_arn_of_another_region(std::string_view arn, std::string_view region) {
    return bad_request(
        fmt::format("The resource ARN '{}' does not belong to region {}", arn, region));
}

ServiceError resource_of_arn_not_found(std::string_view arn) {
    return resource_not_found(fmt::format("The resource '{}' is not found", arn));
}

ServiceError too_many_tags(std::size_t count, std::size_t limit) {
    return bad_request(
        fmt::format("The resource would have {} tags; it can have at most {}", count, limit));
}

}  // namespace profiles::server::errors
