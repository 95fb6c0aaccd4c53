#include "storage/snapshots/snapshot.h"

namespace profiles::storage {

bool is_snapshot_name(std::string_view name) {
    constexpr std::size_t kLongest = 64;
    // Not isalnum: that asks the locale.
    constexpr std::string_view kAllowed =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    return !name.empty() && name.size() <= kLongest &&
           name.find_first_not_of(kAllowed) == std::string_view::npos;
}

}  // namespace profiles::storage
