#pragma once

#include <optional>
#include <string_view>

#include "protocol/value.h"

namespace profiles::server::admin {

/// Reads a time such as 2026-01-01T00:00:00Z, or with an offset such as 2026-01-01T01:00:00+01:00,
/// which is how many languages write UTC as well. Nothing for other text.
std::optional<protocol::Timestamp> parse_instant(std::string_view text);

}  // namespace profiles::server::admin
