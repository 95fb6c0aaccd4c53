#pragma once

#include <string>
#include <string_view>

namespace profiles::server {

/// A request target that may be shown: of a presigned one, the values of the signature and of the
/// session token are `***`. The rest is as the client wrote it.
std::string shown_target(std::string_view target);

}  // namespace profiles::server
