#include "protocol/sigv4/text.h"

#include <algorithm>

namespace profiles::protocol::sigv4 {

std::string to_lower(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        c = to_lower(c);
    }
    return lower;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_blank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    const auto separators = std::count(text.begin(), text.end(), separator);
    std::vector<std::string_view> parts(static_cast<std::size_t>(separators) + 1);
    for (auto& part : parts) {
        part = take_part(text, separator);
    }
    return parts;
}

std::string concat(std::initializer_list<std::string_view> parts) {
    std::size_t size = 0;
    for (const auto part : parts) {
        size += part.size();
    }
    std::string text(size, '\0');
    auto at = text.begin();
    for (const auto part : parts) {
        at = std::copy(part.begin(), part.end(), at);
    }
    return text;
}

std::string join(const std::vector<std::string_view>& parts, char separator) {
    std::string text;
    for (const auto part : parts) {
        text += part;
        text += separator;
    }
    text.resize(text.size() - (parts.empty() ? 0 : 1));
    return text;
}

}  // namespace profiles::protocol::sigv4
