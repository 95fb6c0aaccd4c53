#include "protocol/sigv4/request_date.h"

#include <algorithm>
#include <array>

namespace profiles::protocol::sigv4 {
namespace {

using std::chrono::sys_seconds;

constexpr std::string_view kBasicShape = "ddddddddTddddddZ";
constexpr std::string_view kHttpShape = "www, dd www dddd dd:dd:dd GMT";
constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct Fields {
    int year;
    int month;
    int day;
    int hour;
    int minute;
    int second;
};

/// In a shape, `d` stands for a digit, `w` for a letter and anything else for itself.
bool has_shape(std::string_view text, std::string_view shape) {
    const auto fits = [](char c, char expected) {
        if (expected == 'd') {
            return c >= '0' && c <= '9';
        }
        if (expected == 'w') {
            return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        }
        return c == expected;
    };
    return std::equal(text.begin(), text.end(), shape.begin(), shape.end(), fits);
}

int number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        value = 10 * value + (c - '0');
    }
    return value;
}

/// 1 to 12, or 0 for what is no month's name: no date has that month.
int month_number(std::string_view name) {
    const auto month = std::find(kMonths.begin(), kMonths.end(), name);
    return month == kMonths.end() ? 0 : static_cast<int>(month - kMonths.begin()) + 1;
}

std::optional<sys_seconds> to_time(const Fields& fields) {
    using namespace std::chrono;
    const year_month_day date{year(fields.year), month(static_cast<unsigned>(fields.month)),
                              day(static_cast<unsigned>(fields.day))};
    if (!date.ok() || fields.hour > 23 || fields.minute > 59 || fields.second > 59) {
        return std::nullopt;
    }
    return sys_days(date) + hours(fields.hour) + minutes(fields.minute) + seconds(fields.second);
}

/// Writes a number's last digits over `length` characters.
void write_number(std::string& text, std::size_t begin, std::size_t length, unsigned number) {
    for (auto at = begin + length; at > begin; number /= 10) {
        text[--at] = static_cast<char>('0' + number % 10);
    }
}

void write_day(std::string& text, sys_seconds date) {
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(date));
    write_number(text, 0, 4, static_cast<unsigned>(static_cast<int>(day.year())));
    write_number(text, 4, 2, static_cast<unsigned>(day.month()));
    write_number(text, 6, 2, static_cast<unsigned>(day.day()));
}

void write_time(std::string& text, sys_seconds date) {
    const std::chrono::hh_mm_ss time(date - std::chrono::floor<std::chrono::days>(date));
    write_number(text, 9, 2, static_cast<unsigned>(time.hours().count()));
    write_number(text, 11, 2, static_cast<unsigned>(time.minutes().count()));
    write_number(text, 13, 2, static_cast<unsigned>(time.seconds().count()));
}

}  // namespace

std::string format_request_date(sys_seconds date) {
    std::string text(kBasicShape);
    write_day(text, date);
    write_time(text, date);
    return text;
}

std::string format_scope_date(sys_seconds date) {
    std::string text(kBasicShape.substr(0, 8));
    write_day(text, date);
    return text;
}

std::optional<sys_seconds> parse_request_date(std::string_view text) {
    const auto at = [text](std::size_t begin, std::size_t length) {
        return text.substr(begin, length);
    };
    if (has_shape(text, kBasicShape)) {
        return to_time({number(at(0, 4)), number(at(4, 2)), number(at(6, 2)), number(at(9, 2)),
                        number(at(11, 2)), number(at(13, 2))});
    }
    if (has_shape(text, kHttpShape)) {
        return to_time({number(at(12, 4)), month_number(at(8, 3)), number(at(5, 2)),
                        number(at(17, 2)), number(at(20, 2)), number(at(23, 2))});
    }
    return std::nullopt;
}

}  // namespace profiles::protocol::sigv4
