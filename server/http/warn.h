#pragma once

#include <functional>
#include <string>

namespace profiles::server::http {

/// Told, in one line, of what goes wrong while the server goes on.
using Warn = std::function<void(const std::string& line)>;

void warn_on_stderr(const std::string& line);

}  // namespace profiles::server::http
