#pragma once

#include <string_view>

namespace profiles::server {

/// The host of an authority such as `localhost:8208` or `[::1]:8208`, without port and brackets.
std::string_view host_of(std::string_view authority);

/// Whether it is an IP address, as opposed to a name.
bool is_address(std::string_view host);

/// Whether it can mean nothing but the machine itself: 127.0.0.0/8, ::1, `localhost` and the names
/// below that (RFC 6761, 6.3).
bool is_loopback(std::string_view host);

}  // namespace profiles::server
