#pragma once

#include <string>

#include "server/ids.h"
#include "storage/store.h"

namespace profiles::server {

/// The secret under which page tokens are sealed; made once and kept with the data.
std::string page_token_secret(storage::Store& store, IdSource& ids);

/// The one that a restore has brought; made as above where it brought none.
std::string page_token_secret(const storage::Restored& restored, storage::Store& store,
                              IdSource& ids);

}  // namespace profiles::server
