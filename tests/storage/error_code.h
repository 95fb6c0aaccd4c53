#pragma once

#include <sqlite3.h>

#include "storage/sqlite/error.h"

namespace profiles::storage::test {

/// The extended result code with which `action` fails; SQLITE_OK when it does not.
template <typename Action>
int error_code(Action&& action) {
    try {
        action();
        return SQLITE_OK;
    } catch (const sqlite::Error& error) {
        return error.code();
    }
}

}  // namespace profiles::storage::test
