#pragma once

#include <string_view>

namespace profiles::server {

/// True for twelve digits, which every account of AWS is.
inline bool is_account(std::string_view text) {
    return text.size() == 12 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace profiles::server
