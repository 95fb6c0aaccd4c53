#include "protocol/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <system_error>

namespace profiles::protocol {
namespace {

constexpr std::string_view kNaN = "NaN";
constexpr std::string_view kInfinity = "Infinity";
constexpr std::string_view kMinusInfinity = "-Infinity";

constexpr std::string_view kReplacementCharacter = "\xEF\xBF\xBD";

/// How many parts a text is made room for: most have no more.
constexpr std::size_t kUsualParts = 4;

std::optional<unsigned char> hex_digit(char c) {
    if (c >= '0' && c <= '9') {
        return static_cast<unsigned char>(c - '0');
    }
    if (c >= 'a' && c <= 'f') {
        return static_cast<unsigned char>(c - 'a' + 10);
    }
    if (c >= 'A' && c <= 'F') {
        return static_cast<unsigned char>(c - 'A' + 10);
    }
    return std::nullopt;
}

/// How many bytes the sequence that starts with `lead` has, and the bounds of its second byte: the
/// table 3-7 of the Unicode standard. Zero bytes: no sequence starts so.
struct Sequence {
    std::size_t bytes = 0;
    unsigned char second_min = 0x80;
    unsigned char second_max = 0xBF;
};

Sequence sequence_of(unsigned char lead) {
    if (lead < 0x80)
        return {1};
    if (lead < 0xC2)
        return {0};
    if (lead < 0xE0)
        return {2};
    if (lead == 0xE0)
        return {3, 0xA0, 0xBF};
    if (lead == 0xED)
        return {3, 0x80, 0x9F};
    if (lead < 0xF0)
        return {3};
    if (lead == 0xF0)
        return {4, 0x90, 0xBF};
    if (lead < 0xF4)
        return {4};
    if (lead == 0xF4)
        return {4, 0x80, 0x8F};
    return {0};
}

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// Most of what is looked at is ASCII, eight characters of which are seen at once.
bool has_eight_ascii(std::string_view text, std::size_t at) {
    std::uint64_t bytes = 0;
    if (text.size() - at < sizeof(bytes)) {
        return false;
    }
    std::memcpy(&bytes, text.data() + at, sizeof(bytes));
    return (bytes & 0x8080808080808080U) == 0;
}

/// How many bytes the well-formed sequence has that starts at `at`: none where it is malformed.
std::size_t well_formed_bytes(std::string_view text, std::size_t at) {
    const auto sequence = sequence_of(static_cast<unsigned char>(text[at]));
    if (text.size() - at < sequence.bytes) {
        return 0;
    }
    if (sequence.bytes > 1) {
        const auto second = static_cast<unsigned char>(text[at + 1]);
        if (second < sequence.second_min || second > sequence.second_max) {
            return 0;
        }
    }
    for (std::size_t k = 2; k < sequence.bytes; ++k) {
        if (!is_continuation(text[at + k])) {
            return 0;
        }
    }
    return sequence.bytes;
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded.push_back(text[i]);
            continue;
        }
        if (i + 2 >= text.size()) {
            return std::nullopt;
        }
        const auto high = hex_digit(text[i + 1]);
        const auto low = hex_digit(text[i + 2]);
        if (!high || !low) {
            return std::nullopt;
        }
        decoded.push_back(static_cast<char>(*high << 4 | *low));
        i += 2;
    }
    return decoded;
}

bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto bytes = has_eight_ascii(text, i) ? 8 : well_formed_bytes(text, i);
        if (bytes == 0) {
            return false;
        }
        i += bytes;
    }
    return true;
}

std::string replace_malformed(std::string_view text) {
    std::string replaced;
    for (std::size_t i = 0; i < text.size();) {
        const auto bytes = well_formed_bytes(text, i);
        replaced += bytes == 0 ? kReplacementCharacter : text.substr(i, bytes);
        i += std::max<std::size_t>(bytes, 1);
    }
    return replaced;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (has_eight_ascii(text, i)) {
            count += 8;
            i += 8;
        } else {
            count += is_continuation(text[i]) ? 0U : 1U;
            ++i;
        }
    }
    return count;
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

std::optional<double> parse_double(std::string_view text) {
    if (text == kNaN) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    if (text == kInfinity) {
        return std::numeric_limits<double>::infinity();
    }
    if (text == kMinusInfinity) {
        return -std::numeric_limits<double>::infinity();
    }
    // from_chars would also read "inf" and "nan", which JSON and Smithy do not know.
    if (text.find_first_not_of("0123456789+-.eE") != std::string_view::npos) {
        return std::nullopt;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::invalid_argument || end != text.data() + text.size()) {
        return std::nullopt;
    }
    if (error == std::errc::result_out_of_range) {
        // Too small is as good as zero, too large is no double; only strtod tells which it was.
        value = std::strtod(std::string(text).c_str(), nullptr);
        if (!std::isfinite(value)) {
            return std::nullopt;
        }
    }
    return value;
}

std::string format_double(double value) {
    if (std::isnan(value)) {
        return std::string(kNaN);
    }
    if (std::isinf(value)) {
        return std::string(value > 0 ? kInfinity : kMinusInfinity);
    }
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), end};
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    parts.reserve(kUsualParts);
    for (;;) {
        const auto at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(at + 1);
    }
}

std::string_view trim(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

}  // namespace profiles::protocol
