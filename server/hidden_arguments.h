#pragma once

#include "server/options.h"

namespace profiles::server {

/// Overwrites the secrets of `options` where they stand in the program's arguments: whoever has an
/// account on the machine can list those. What comes from environment variables only the same user
/// can read.
void hide_secrets(int count, char** values, const Options& options);

}  // namespace profiles::server
