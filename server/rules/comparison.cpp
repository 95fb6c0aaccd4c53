#include "server/rules/comparison.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <stdexcept>

#include "protocol/text.h"

namespace profiles::server::rules {
namespace {

constexpr auto kCasefold = static_cast<utf8proc_option_t>(
    UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);

/// A national number of North America, and what precedes it in an international one.
constexpr std::size_t kNorthAmericanDigits = 10;
constexpr char kNorthAmericanCode = '1';

bool is_digit(char character) {
    return '0' <= character && character <= '9';
}

bool is_ascii(std::string_view text) {
    return std::ranges::none_of(text, [](char character) { return character & 0x80; });
}

std::string lower_ascii(std::string_view text) {
    std::string lower;
    std::ranges::transform(text, std::back_inserter(lower), [](char character) {
        return 'A' <= character && character <= 'Z' ? static_cast<char>(character - 'A' + 'a')
                                                    : character;
    });
    return lower;
}

std::string casefolded(std::string_view text) {
    utf8proc_uint8_t* mapped = nullptr;
    const utf8proc_ssize_t size =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                     static_cast<utf8proc_ssize_t>(text.size()), &mapped, kCasefold);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    if (size < 0) {
        throw std::runtime_error(utf8proc_errmsg(size));
    }
    return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size)};
}

}  // namespace

std::string without_case(std::string_view text) {
    // Trimmed last: Unicode has blanks of its own, which become plain ones.
    return std::string(protocol::trim(is_ascii(text) ? lower_ascii(text) : casefolded(text)));
}

std::string without_formatting(std::string_view phone_number) {
    std::string text = without_case(phone_number);  // its digits are those of ASCII
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
    if (digits.empty()) {
        return text;
    }
    if (digits.size() == 1 + kNorthAmericanDigits && digits.front() == kNorthAmericanCode) {
        digits.erase(0, 1);
    }
    return digits;
}

}  // namespace profiles::server::rules
