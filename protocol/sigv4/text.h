#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace profiles::protocol::sigv4 {

/// Only ASCII letters change: header names have no others.
constexpr char to_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
std::string to_lower(std::string_view text);

/// What may surround a header's value, and fold it.
constexpr auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };

/// Cuts blanks and line ends off both ends.
std::string_view trim(std::string_view text);

/// The parts between the separators: always one more than there are separators.
std::vector<std::string_view> split(std::string_view text, char separator);

/// The parts one after the other.
std::string concat(std::initializer_list<std::string_view> parts);

/// The parts with the separator between each two.
std::string join(const std::vector<std::string_view>& parts, char separator);

/// Cuts the part before the first separator off `text`, and the separator with it.
inline std::string_view take_part(std::string_view& text, char separator) {
    const auto part = text.substr(0, text.find(separator));
    text.remove_prefix(std::min(part.size() + 1, text.size()));
    return part;
}

}  // namespace profiles::protocol::sigv4
