#pragma once

#include "server/clock.h"
#include "server/ids.h"
#include "server/operations/page_tokens.h"
#include "server/settings.h"
#include "storage/store.h"

namespace profiles::server {

/// Everything that operations work with. There is one, made by main or by a test.
struct Environment {
    const Clock& clock;       // the service's time, which a test may set
    const Clock& wall_clock;  // the clients' time, by which signatures and the Date header go
    IdSource& ids;
    storage::Store& store;
    PageTokens page_tokens;
    Settings settings;
};

}  // namespace profiles::server
