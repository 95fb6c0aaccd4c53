#pragma once

#include <string_view>

namespace profiles::protocol::json {

/// Whether the text stands in a JSON string as it is: ASCII without quotation marks, backslashes
/// and control characters, as nearly every text is.
bool is_plain(std::string_view text);

}  // namespace profiles::protocol::json
