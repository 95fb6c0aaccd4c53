#include "server/admin/duration.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "protocol/text.h"

namespace profiles::server::admin {
namespace {

using std::chrono::milliseconds;

struct Unit {
    char designator;
    milliseconds length;
};

// In the order in which they may occur.
constexpr std::array<Unit, 2> kDateUnits{
    {{'W', std::chrono::weeks(1)}, {'D', std::chrono::days(1)}}};
constexpr std::array<Unit, 3> kTimeUnits{
    {{'H', std::chrono::hours(1)}, {'M', std::chrono::minutes(1)}, {'S', std::chrono::seconds(1)}}};

/// Takes `<number><designator>` off the front of `text`, if it starts with one; its length in
/// milliseconds.
std::optional<double> take_part(std::string_view& text, const Unit& unit) {
    const auto end = text.find_first_not_of("0123456789.");
    if (end == 0 || end == std::string_view::npos || text[end] != unit.designator) {
        return std::nullopt;
    }
    const auto count = protocol::parse_double(text.substr(0, end));
    if (!count) {
        return std::nullopt;
    }
    text.remove_prefix(end + 1);
    return *count * static_cast<double>(unit.length.count());
}

/// The sum of the parts in `text`, which has to consist of at least one.
template <std::size_t N>
std::optional<double> sum(std::string_view text, const std::array<Unit, N>& units) {
    double total = 0;
    bool has_parts = false;
    for (const Unit& unit : units) {
        if (const auto part = take_part(text, unit)) {
            total += *part;
            has_parts = true;
        }
    }
    return has_parts && text.empty() ? std::optional(total) : std::nullopt;
}

}  // namespace

std::optional<milliseconds> parse_duration(std::string_view text) {
    const bool is_negative = text.starts_with('-');
    text.remove_prefix(is_negative ? 1 : 0);
    if (!text.starts_with('P') || text.size() < 2) {
        return std::nullopt;
    }
    text.remove_prefix(1);
    const auto separator = text.find('T');
    const auto date = text.substr(0, separator);
    const auto in_date = date.empty() ? std::optional(0.0) : sum(date, kDateUnits);
    const auto in_time = separator == std::string_view::npos
                             ? std::optional(0.0)
                             : sum(text.substr(separator + 1), kTimeUnits);
    if (!in_date || !in_time) {
        return std::nullopt;
    }
    const auto longest = static_cast<double>(kLongestDuration.count());
    const milliseconds length(std::llround(std::min(*in_date + *in_time, longest)));
    return is_negative ? -length : length;
}

}  // namespace profiles::server::admin
