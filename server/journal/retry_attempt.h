#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace profiles::server {

/// The header in which the AWS SDKs say which attempt at a call a request is.
inline constexpr std::string_view kRetryHeader = "amz-sdk-request";

struct RetryAttempt {
    std::int64_t attempt = 1;         ///< from 1 on
    std::optional<std::int64_t> max;  ///< after how many the SDK gives up; not every SDK says

    friend bool operator==(const RetryAttempt&, const RetryAttempt&) = default;
};

/// Reads `attempt=2; max=3`, in any order and among other fields. Nothing when it does not say a
/// sensible attempt.
std::optional<RetryAttempt> parse_retry_attempt(std::string_view header);

}  // namespace profiles::server
