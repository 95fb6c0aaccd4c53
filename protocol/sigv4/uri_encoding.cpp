#include "protocol/sigv4/uri_encoding.h"

#include <algorithm>
#include <optional>

#include "protocol/sigv4/text.h"

namespace profiles::protocol::sigv4 {
namespace {

constexpr auto is_unreserved = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
};

void append_encoded(std::string& text, char c) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    text += '%';
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 0x0FU];
}

template <typename Stays>
std::string encode_all_but(std::string_view text, Stays stays) {
    std::string encoded;
    encoded.reserve(text.size());
    while (!text.empty()) {
        const auto* const stay_end = std::find_if_not(text.begin(), text.end(), stays);
        encoded.append(text.begin(), stay_end);
        text = {stay_end, text.end()};
        if (!text.empty()) {
            append_encoded(encoded, text.front());
            text.remove_prefix(1);
        }
    }
    return encoded;
}

std::optional<int> hex_digit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    if (c >= 'A' && c <= 'F') {
        return c - 'A' + 10;
    }
    return std::nullopt;
}

/// The byte that an escape at the start of `text` stands for.
std::optional<char> escaped_byte(std::string_view text) {
    if (text.size() < 3 || text[0] != '%') {
        return std::nullopt;
    }
    const auto high = hex_digit(text[1]);
    const auto low = hex_digit(text[2]);
    if (!high || !low) {
        return std::nullopt;
    }
    return static_cast<char>(*high * 16 + *low);
}

QueryParameter decode_parameter(std::string_view text) {
    const auto equals = text.find('=');
    if (equals == std::string_view::npos) {
        return {decode(text), ""};
    }
    return {decode(text.substr(0, equals)), decode(text.substr(equals + 1))};
}

}  // namespace

std::string encode_component(std::string_view text) {
    return encode_all_but(text, is_unreserved);
}

std::string encode_path(std::string_view path) {
    return encode_all_but(path, [](char c) { return c == '/' || is_unreserved(c); });
}

std::string decode(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    while (!text.empty()) {
        const auto byte = escaped_byte(text);
        decoded += byte.value_or(text.front());
        text.remove_prefix(byte ? 3 : 1);
    }
    return decoded;
}

TargetParts split_target(std::string_view target) {
    const auto mark = target.find('?');
    if (mark == std::string_view::npos) {
        return {target, {}};
    }
    return {target.substr(0, mark), target.substr(mark + 1)};
}

std::vector<QueryParameter> decode_query(std::string_view query) {
    std::vector<QueryParameter> parameters;
    while (!query.empty()) {
        if (const auto text = take_part(query, '&'); !text.empty()) {
            parameters.push_back(decode_parameter(text));
        }
    }
    return parameters;
}

}  // namespace profiles::protocol::sigv4
