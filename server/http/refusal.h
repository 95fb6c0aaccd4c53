#pragma once

#include <boost/system/error_code.hpp>
#include <optional>

#include "server/dispatch/request_handler.h"

namespace profiles::server::http {

/// What the client is told when reading its request ended like this; nothing when it is no longer
/// there to be told.
std::optional<Refusal> refusal_for(boost::system::error_code error);

}  // namespace profiles::server::http
