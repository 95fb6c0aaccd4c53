#pragma once

#include <string>

#include "server/options.h"

namespace profiles::server {

/// What a POSIX shell has to evaluate so that AWS clients find the emulator that these options
/// start: lines of `export NAME='value'`.
std::string environment_lines(const Options& options);

}  // namespace profiles::server
