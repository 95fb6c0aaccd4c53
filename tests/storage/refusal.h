#pragma once

#include <filesystem>
#include <string>

#include "storage/open.h"

namespace profiles::storage::test {

/// What is said when the file is refused; "" when it was opened.
inline std::string refusal(const std::filesystem::path& path) {
    try {
        (void)open_file(path);
        return "";
    } catch (const OpenError& error) {
        return error.what();
    }
}

}  // namespace profiles::storage::test
