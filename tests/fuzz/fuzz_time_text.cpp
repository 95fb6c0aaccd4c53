#include "protocol/sigv4/request_date.h"
#include "protocol/timestamp.h"
#include "server/admin/duration.h"
#include "tests/fuzz/target.h"

namespace profiles::fuzz {
namespace {

using namespace protocol;
using namespace std::chrono;

constexpr Timestamp kEarliest = sys_days(year(1) / 1 / 1);
constexpr Timestamp kEnd = sys_days(year(10'000) / 1 / 1);

/// What a text in that format keeps of an instant.
Timestamp kept(Timestamp instant, TimestampFormat format) {
    return format == TimestampFormat::http_date ? floor<seconds>(instant) : instant;
}

void check_timestamp(Timestamp instant) {
    require(instant >= kEarliest && instant < kEnd, "a timestamp is of the years 1 to 9999");
    for (const auto format :
         {TimestampFormat::date_time, TimestampFormat::http_date, TimestampFormat::epoch_seconds}) {
        const std::string text = format_timestamp(instant, format);
        require(parse_timestamp(text, format) == kept(instant, format),
                "a timestamp reads back from " + text);
    }
}

void check_timestamps(std::string_view text) {
    for (const auto format :
         {TimestampFormat::date_time, TimestampFormat::http_date, TimestampFormat::epoch_seconds}) {
        if (const auto instant = parse_timestamp(text, format)) {
            check_timestamp(*instant);
        }
    }
}

void check_request_date(std::string_view text) {
    if (const auto date = sigv4::parse_request_date(text)) {
        const std::string written = sigv4::format_request_date(*date);
        require(sigv4::parse_request_date(written) == date, "a date reads back from " + written);
    }
}

void check_duration(std::string_view text) {
    using server::admin::kLongestDuration;
    using server::admin::parse_duration;
    const auto duration = parse_duration(text);
    if (!duration) {
        return;
    }
    require(*duration >= -kLongestDuration && *duration <= kLongestDuration,
            "no duration is longer than the longest");
    if (text.starts_with('-')) {
        require(parse_duration(text.substr(1)) == -*duration, "a sign changes only the direction");
    } else {
        require(parse_duration("-" + std::string(text)) == -*duration,
                "a sign can be put in front");
    }
}

}  // namespace

void check(std::string_view input) {
    check_timestamps(input);
    check_request_date(input);
    check_duration(input);
}

}  // namespace profiles::fuzz
