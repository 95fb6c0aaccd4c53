#pragma once

#include <string>
#include <string_view>

#include "protocol/http_message.h"

namespace profiles::protocol::sigv4::testing {

/// Reads a request as it is on the wire, its lines ending in CRLF or LF. Folded header lines stay
/// in their value, and a chunked body is put together.
HttpRequest parse_raw_request(std::string_view raw);

/// Reads base64 whose padding may be missing.
std::string decode_base64(std::string_view text);

/// A form in which two requests are equal texts when they mean the same: the order of differently
/// named headers and of query parameters does not matter, nor does the case of header names.
std::string comparable(const HttpRequest& request);

}  // namespace profiles::protocol::sigv4::testing
