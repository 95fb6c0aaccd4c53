#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace profiles::server::admin {

/// Longer than any time that the API's timestamps can tell apart.
inline constexpr std::chrono::milliseconds kLongestDuration = std::chrono::years(10'000);

/// Reads an ISO 8601 duration such as PT1H, P1DT12H, P2W or PT0.5S, to the millisecond; one with a
/// minus sign in front is negative. What is longer than the longest is that. Nothing for other
/// text, and for years and months, whose length depends on the calendar.
std::optional<std::chrono::milliseconds> parse_duration(std::string_view text);

}  // namespace profiles::server::admin
