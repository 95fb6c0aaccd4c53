#include "server/admin/instant.h"

#include <algorithm>
#include <string>

#include "protocol/text.h"
#include "protocol/timestamp.h"

namespace profiles::server::admin {
namespace {

/// +01:00
constexpr std::size_t kOffsetLength = 6;

/// How far ahead of UTC; nothing when that is no offset.
std::optional<std::chrono::minutes> parse_offset(std::string_view text) {
    if (text.size() != kOffsetLength || (text[0] != '+' && text[0] != '-') || text[3] != ':') {
        return std::nullopt;
    }
    const auto hours = protocol::parse_integer(text.substr(1, 2));
    const auto minutes = protocol::parse_integer(text.substr(4));
    if (!hours || !minutes || *hours < 0 || *hours > 23 || *minutes < 0 || *minutes > 59) {
        return std::nullopt;
    }
    const std::chrono::minutes ahead(*hours * 60 + *minutes);
    return text[0] == '-' ? -ahead : ahead;
}

std::optional<protocol::Timestamp> parse_utc(std::string_view text) {
    return protocol::parse_timestamp(text, protocol::TimestampFormat::date_time);
}

}  // namespace

std::optional<protocol::Timestamp> parse_instant(std::string_view text) {
    const auto start = text.size() - std::min(text.size(), kOffsetLength);
    const auto offset = parse_offset(text.substr(start));
    if (!offset) {
        return parse_utc(text);
    }
    const auto local = parse_utc(std::string(text.substr(0, start)) + 'Z');
    return local ? std::optional(*local - *offset) : std::nullopt;
}

}  // namespace profiles::server::admin
