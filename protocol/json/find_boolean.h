#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace profiles::protocol::json {

/// The boolean of that name right in the object, which is read no further than that; nothing if the
/// object has none.
std::optional<bool> find_boolean(const std::string& object, std::string_view name);

}  // namespace profiles::protocol::json
