#include "protocol/timestamp.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "protocol/text.h"

namespace profiles::protocol {
namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 7> kDayNames{"Sun", "Mon", "Tue", "Wed",
                                                    "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> kMonthNames{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// What every text of a time has room in.
constexpr std::size_t kRoomForTime = 30;

constexpr Timestamp kEarliest = sys_days(year(1) / 1 / 1);
constexpr Timestamp kLatest = sys_days(year(9999) / 12 / 31) + days(1) - milliseconds(1);

/// Takes text apart from the left; once something was not as expected, everything fails.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    /// Exactly `digits` decimal digits.
    int number(std::size_t digits) {
        const auto text = take(digits);
        if (text.find_first_not_of("0123456789") != std::string_view::npos) {
            failed_ = true;
        }
        const auto value = parse_integer(text);
        failed_ = failed_ || !value;
        return static_cast<int>(value.value_or(0));
    }

    void literal(std::string_view text) { failed_ = take(text.size()) != text || failed_; }

    /// One of the names; its position.
    template <std::size_t N>
    unsigned name(const std::array<std::string_view, N>& names) {
        const auto found = std::ranges::find(names, take(3));
        failed_ = failed_ || found == names.end();
        return static_cast<unsigned>(found - names.begin());
    }

    /// hh:mm:ss with an optional fraction, as the time since midnight. A leap second is written as
    /// :60 and is the next minute's first.
    milliseconds time_of_day() {
        const hours hour(number(2));
        literal(":");
        const minutes minute(number(2));
        literal(":");
        const seconds second(number(2));
        failed_ = failed_ || hour > hours(23) || minute > minutes(59) || second > seconds(60);
        return hour + minute + second + fraction();
    }

    bool done() const { return !failed_ && rest_.empty(); }

private:
    milliseconds fraction() {
        if (rest_.empty() || rest_.front() != '.') {
            return milliseconds(0);
        }
        rest_.remove_prefix(1);
        const auto digits = rest_.substr(0, rest_.find_first_not_of("0123456789"));
        failed_ = failed_ || digits.empty();
        rest_.remove_prefix(digits.size());
        std::string padded(digits.substr(0, 3));
        padded.resize(3, '0');
        return milliseconds(parse_integer(padded).value_or(0));
    }

    std::string_view take(std::size_t count) {
        if (rest_.size() < count) {
            failed_ = true;
            return {};
        }
        const auto text = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return text;
    }

    std::string_view rest_;
    bool failed_ = false;
};

std::optional<Timestamp> instant(const Scanner& scan, year_month_day date, milliseconds time) {
    if (!scan.done() || !date.ok()) {
        return std::nullopt;
    }
    const Timestamp instant = sys_days(date) + time;
    return instant >= kEarliest && instant <= kLatest ? std::optional(instant) : std::nullopt;
}

std::optional<Timestamp> parse_date_time(std::string_view text) {
    Scanner scan(text);
    const year year(scan.number(4));
    scan.literal("-");
    const month month(static_cast<unsigned>(scan.number(2)));
    scan.literal("-");
    const day day(static_cast<unsigned>(scan.number(2)));
    scan.literal("T");
    const milliseconds time = scan.time_of_day();
    scan.literal("Z");
    return instant(scan, year / month / day, time);
}

std::optional<Timestamp> parse_http_date(std::string_view text) {
    Scanner scan(text);
    scan.name(kDayNames);
    scan.literal(", ");
    const day day(static_cast<unsigned>(scan.number(2)));
    scan.literal(" ");
    const month month(scan.name(kMonthNames) + 1);
    scan.literal(" ");
    const year year(scan.number(4));
    scan.literal(" ");
    const milliseconds time = scan.time_of_day();
    scan.literal(" GMT");
    return instant(scan, year / month / day, time);
}

/// The last digits of a number that is not negative, with zeros in front.
template <std::size_t count>
void append_digits(std::string& text, std::int64_t number) {
    std::array<char, count> digits{};
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, number /= 10) {
        *digit = static_cast<char>('0' + number % 10);
    }
    text.append(digits.data(), count);
}

void append_time_of_day(std::string& text, const hh_mm_ss<milliseconds>& time) {
    append_digits<2>(text, time.hours().count());
    text += ':';
    append_digits<2>(text, time.minutes().count());
    text += ':';
    append_digits<2>(text, time.seconds().count());
}

}  // namespace

std::string format_epoch_seconds(Timestamp value) {
    const auto total = value.time_since_epoch().count();
    const auto magnitude = std::abs(total);
    std::string text = (total < 0 ? "-" : "") + std::to_string(magnitude / 1000);
    if (magnitude % 1000 != 0) {
        text += '.';
        append_digits<3>(text, magnitude % 1000);
        text.erase(text.find_last_not_of('0') + 1);
    }
    return text;
}

std::string format_date_time(Timestamp value) {
    const auto midnight = floor<days>(value);
    const year_month_day date(midnight);
    const hh_mm_ss time(value - midnight);
    std::string text;
    text.reserve(kRoomForTime);
    append_digits<4>(text, static_cast<int>(date.year()));
    text += '-';
    append_digits<2>(text, static_cast<unsigned>(date.month()));
    text += '-';
    append_digits<2>(text, static_cast<unsigned>(date.day()));
    text += 'T';
    append_time_of_day(text, time);
    if (time.subseconds().count() != 0) {
        text += '.';
        append_digits<3>(text, time.subseconds().count());
    }
    text += 'Z';
    return text;
}

std::string format_http_date(Timestamp value) {
    const auto midnight = floor<days>(value);
    const year_month_day date(midnight);
    std::string text;
    text.reserve(kRoomForTime);
    text += kDayNames[weekday(midnight).c_encoding()];
    text += ", ";
    append_digits<2>(text, static_cast<unsigned>(date.day()));
    text += ' ';
    text += kMonthNames[static_cast<unsigned>(date.month()) - 1];
    text += ' ';
    append_digits<4>(text, static_cast<int>(date.year()));
    text += ' ';
    append_time_of_day(text, hh_mm_ss(value - midnight));
    text += " GMT";
    return text;
}

std::string format_timestamp(Timestamp value, TimestampFormat format) {
    switch (format) {
        case TimestampFormat::date_time:
            return format_date_time(value);
        case TimestampFormat::http_date:
            return format_http_date(value);
        case TimestampFormat::epoch_seconds:
            break;
    }
    return format_epoch_seconds(value);
}

std::optional<Timestamp> timestamp_from_epoch_seconds(double seconds) {
    const double count = std::round(seconds * 1000);
    const auto in_milliseconds = [](Timestamp instant) {
        return static_cast<double>(instant.time_since_epoch().count());
    };
    if (!(count >= in_milliseconds(kEarliest) && count <= in_milliseconds(kLatest))) {
        return std::nullopt;
    }
    return Timestamp(milliseconds(static_cast<std::int64_t>(count)));
}

std::optional<Timestamp> parse_timestamp(std::string_view text, TimestampFormat format) {
    switch (format) {
        case TimestampFormat::date_time:
            return parse_date_time(text);
        case TimestampFormat::http_date:
            return parse_http_date(text);
        case TimestampFormat::epoch_seconds:
            break;
    }
    const auto seconds = parse_double(text);
    return seconds ? timestamp_from_epoch_seconds(*seconds) : std::nullopt;
}

}  // namespace profiles::protocol
