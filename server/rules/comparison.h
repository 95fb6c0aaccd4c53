#pragma once

#include <string>
#include <string_view>

namespace profiles::server::rules {

/// A text as it is compared where case does not matter: Unicode's NFKC_Casefold, without blanks at
/// its ends. The text is well-formed UTF-8.
std::string without_case(std::string_view text);

/// A phone number as it is compared: its digits. One of North America is the same with and without
/// its country code, so that +15551234567 equals (555)-123-4567 (observed). What has no digits is
/// compared as a text without case.
std::string without_formatting(std::string_view phone_number);

}  // namespace profiles::server::rules
