#pragma once

#include "storage/sqlite/migrations.h"

namespace profiles::storage {

/// The emulator's own: its application id and every file in storage/migrations.
const sqlite::Schema& current_schema();

}  // namespace profiles::storage
