#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "protocol/value.h"

namespace profiles::protocol {

/// Smithy's timestampFormat.
enum class TimestampFormat { date_time, http_date, epoch_seconds };

/// Seconds since 1970 as JSON writes them: a decimal with at most three digits behind the point and
/// no trailing zeros, such as 1700000000.12 (observed: the service answers with milliseconds).
std::string format_epoch_seconds(Timestamp value);

/// RFC 3339 in UTC, such as 2026-01-01T00:00:00Z; milliseconds only when there are some.
std::string format_date_time(Timestamp value);

/// IMF-fixdate, such as Tue, 29 Apr 2014 18:30:38 GMT; the milliseconds are dropped.
std::string format_http_date(Timestamp value);

std::string format_timestamp(Timestamp value, TimestampFormat format);

/// The instant that `seconds` after 1970 is, rounded to milliseconds; nothing outside the years
/// 1 to 9999, which no format could write.
std::optional<Timestamp> timestamp_from_epoch_seconds(double seconds);

/// Reads a timestamp in exactly that format: a date-time in UTC with Z, an IMF-fixdate, a decimal
/// number. Further digits than milliseconds are cut off.
std::optional<Timestamp> parse_timestamp(std::string_view text, TimestampFormat format);

}  // namespace profiles::protocol
