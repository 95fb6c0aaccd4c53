#pragma once

#include <cstddef>
#include <string_view>

#include "server/errors/service_error.h"

/// Failures of tagging. That these are errors of these types is inferred; every wording is ours.
namespace profiles::server::errors {

/// 400
ServiceError malformed_resource_arn(std::string_view arn);

/// 400: the ARN names another account or region than the request's.
ServiceError resource_arn_of_another_account(std::string_view arn, std::string_view account);
ServiceError resource_arn_of_another_region(std::string_view arn, std::string_view region);

/// 404: the domain is there, what the ARN names inside it is not.
ServiceError resource_of_arn_not_found(std::string_view arn);

/// 400: a resource has at most 50 tags (documented).
ServiceError too_many_tags(std::size_t count, std::size_t limit);

}  // namespace profiles::server::errors
