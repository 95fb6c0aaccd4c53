#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace profiles::protocol {

/// Undoes percent-encoding once; `+` is left as it is (RFC 3986). Nothing when an escape is not two
/// hexadecimal digits.
std::optional<std::string> percent_decode(std::string_view text);

/// True for well-formed UTF-8 (RFC 3629): no overlong form, no surrogate, nothing past U+10FFFF.
bool is_utf8(std::string_view text);

/// The text with U+FFFD in place of every byte that is part of no well-formed UTF-8.
std::string replace_malformed(std::string_view text);

/// How many code points a well-formed UTF-8 text has; Smithy counts a string's length in them.
std::size_t count_code_points(std::string_view text);

/// The whole text as a number in decimal, without blanks; nothing if it is not one or is too large.
/// Doubles also come as "NaN", "Infinity" and "-Infinity".
std::optional<std::int64_t> parse_integer(std::string_view text);
std::optional<double> parse_double(std::string_view text);

/// The shortest text that reads back as the same double; otherwise as `parse_double` reads it.
std::string format_double(double value);

/// The parts between separators; an empty text is one empty part.
std::vector<std::string_view> split(std::string_view text, char separator);

/// The text without blanks and tabs at its ends.
std::string_view trim(std::string_view text);

}  // namespace profiles::protocol
