#pragma once

#include <string>

#include "protocol/http_message.h"

/// Requests that claim a signature without having one.
namespace profiles::protocol::sigv4::testing {

inline constexpr auto kDate = "20240101T001000Z";
inline constexpr auto kCredential = "Credential=AKID/20240101/us-east-1/profile/aws4_request";

inline HttpRequest with_authorization(const std::string& authorization) {
    return {.method = "GET",
            .target = "/domains",
            .headers = {{"X-Amz-Date", kDate}, {"Authorization", authorization}},
            .body = ""};
}

inline HttpRequest with_query(const std::string& query) {
    return {.method = "GET", .target = "/domains?" + query, .headers = {}, .body = ""};
}

inline const std::string kPresigned =
    "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKID%2F20240101%2Fus-east-1%2Fprofile%2F"
    "aws4_request&X-Amz-Date=20240101T001000Z&X-Amz-SignedHeaders=host&X-Amz-Signature=abc";

}  // namespace profiles::protocol::sigv4::testing
