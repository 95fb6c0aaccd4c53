#include "protocol/json/plain_text.h"

#include <cstdint>
#include <cstring>

namespace profiles::protocol::json {
namespace {

/// Eight characters at once, each in a byte of its own. What tells on a byte is its highest bit.
using Eight = std::uint64_t;

constexpr Eight all(unsigned char c) {
    return 0x0101010101010101U * c;
}

constexpr Eight kHighest = all(0x80);

/// Not zero where a byte is less than `bound`, which is 128 at most; of bytes from 128 on it says
/// nothing.
constexpr Eight less_than(Eight eight, unsigned char bound) {
    return (eight - all(bound)) & ~eight;
}

constexpr bool are_plain(Eight eight) {
    const Eight odd = eight | less_than(eight, ' ') | less_than(eight ^ all('"'), 1) |
                      less_than(eight ^ all('\\'), 1);
    return (odd & kHighest) == 0;
}

}  // namespace

bool is_plain(std::string_view text) {
    Eight eight = 0;
    for (; text.size() >= sizeof(eight); text.remove_prefix(sizeof(eight))) {
        std::memcpy(&eight, text.data(), sizeof(eight));
        if (!are_plain(eight)) {
            return false;
        }
    }
    eight = all(' ');
    text.copy(reinterpret_cast<char*>(&eight), text.size());
    return are_plain(eight);
}

}  // namespace profiles::protocol::json
