#include "server/journal/retry_attempt.h"

#include "protocol/http_message.h"
#include "protocol/text.h"

namespace profiles::server {
namespace {

/// Nothing for what cannot be a count of attempts.
std::optional<std::int64_t> parse_count(std::string_view text) {
    const auto count = protocol::parse_integer(text);
    return count && *count >= 1 ? count : std::nullopt;
}

}  // namespace

std::optional<RetryAttempt> parse_retry_attempt(std::string_view header) {
    std::optional<std::int64_t> attempt;
    std::optional<std::int64_t> max;
    for (const std::string_view field : protocol::split(header, ';')) {
        const std::size_t equal_sign = field.find('=');
        if (equal_sign == std::string_view::npos) {
            continue;
        }
        const auto name = protocol::trim(field.substr(0, equal_sign));
        const auto count = parse_count(protocol::trim(field.substr(equal_sign + 1)));
        if (protocol::equals_ignoring_case(name, "attempt")) {
            attempt = count;
        } else if (protocol::equals_ignoring_case(name, "max")) {
            max = count;
        }
    }
    return attempt ? std::optional(RetryAttempt{*attempt, max}) : std::nullopt;
}

}  // namespace profiles::server
