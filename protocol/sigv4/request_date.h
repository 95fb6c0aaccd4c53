#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace profiles::protocol::sigv4 {

/// ISO 8601 basic format, as in `20150830T123600Z`, for years of four digits.
std::string format_request_date(std::chrono::sys_seconds date);

/// The day alone, as in `20150830`: the date of a credential scope.
std::string format_scope_date(std::chrono::sys_seconds date);

/// Reads that format and, for a `Date` header, also HTTP's (`Sun, 30 Aug 2015 12:36:00 GMT`). None
/// when the text is neither or names a day or an hour that does not exist.
std::optional<std::chrono::sys_seconds> parse_request_date(std::string_view text);

}  // namespace profiles::protocol::sigv4
