#pragma once

#include <string>

#include "server/ids.h"
#include "storage/store.h"

namespace profiles::server {

/// The secret under which page tokens are sealed; made once and kept with the data.
std::string page_token_secret(storage::Store& store, IdSource& ids);

}  // namespace profiles::server
