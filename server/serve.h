#pragma once

#include "server/notices.h"
#include "server/options.h"

namespace profiles::server {

/// Puts the emulator together as the options say and serves until it is told to stop. Throws
/// std::exception, its text fit for the user, when it cannot start.
void serve(const Options& options, const Notices& notices);

}  // namespace profiles::server
