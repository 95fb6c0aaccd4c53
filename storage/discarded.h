#pragma once

namespace profiles::storage {

/// Moves domains to the account '', where nobody finds them and the Sweep takes them apart: gone
/// at once, whatever their size, and their names are free. To be followed by `AND <condition>`.
inline constexpr const char* kDiscardDomains =
    "UPDATE domains SET account = '', region = '', name = CAST(id AS TEXT) WHERE account <> ''";

}  // namespace profiles::storage
