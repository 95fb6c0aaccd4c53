#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace profiles::protocol::sigv4 {

/// Only ASCII letters change: header names have no others.
std::string to_lower(std::string_view text);

/// Cuts blanks and line ends off both ends.
std::string_view trim(std::string_view text);

/// The parts between the separators: always one more than there are separators.
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace profiles::protocol::sigv4
