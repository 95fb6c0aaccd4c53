#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace profiles::server {

/// Base64 with the alphabet that needs no escaping in a URL, without padding (RFC 4648, 5).
std::string base64url_encode(std::string_view bytes);

/// Nothing when the text is no such encoding.
std::optional<std::string> base64url_decode(std::string_view text);

}  // namespace profiles::server
