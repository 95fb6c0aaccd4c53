#pragma once

#include <string>

#include "protocol/http_message.h"

namespace profiles::server::http {

/// What is said about the connection's future: HTTP/1.1 keeps it unless told otherwise, HTTP/1.0
/// closes it unless told otherwise.
enum class ConnectionField { none, keep_alive, close };

/// Statuses that never come with content, and so not with its length either (RFC 9110, 8.6).
bool has_content(int status);

/// Puts the answer's status line and header fields, framing included, in place of `text`. The
/// length is that of the answer's body even where, after HEAD, none follows.
void write_head(std::string& text, const protocol::HttpResponse& response, ConnectionField field);

}  // namespace profiles::server::http
