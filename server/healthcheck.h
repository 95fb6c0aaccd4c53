#pragma once

#include <string>

namespace profiles::server {

/// Asks the emulator at `url` (http or https, with host and port) whether it is ready: 0 if it is,
/// 1 with a line on stderr if it is not. For images that have no curl; certificates are not
/// verified, since the one asked is oneself.
int run_healthcheck(const std::string& url);

}  // namespace profiles::server
