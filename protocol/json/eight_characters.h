#pragma once

#include <cstdint>

namespace profiles::protocol::json {

/// Eight characters that are looked at together, each in a byte of its own. What is found out of a
/// byte is in its highest bit.
using EightCharacters = std::uint64_t;

constexpr EightCharacters all(unsigned char c) {
    return 0x0101010101010101U * c;
}

constexpr EightCharacters kHighestBits = all(0x80);

/// Where a byte is less than `bound`, which is 128 at most. It is right for the first byte that is,
/// and may say so of one behind that; of bytes from 128 on it says nothing.
constexpr EightCharacters less_than(EightCharacters eight, unsigned char bound) {
    return (eight - all(bound)) & ~eight & kHighestBits;
}

/// Where a byte is one that a JSON string cannot have as it is: a quotation mark, a backslash or a
/// control character; with what less_than says of its answers.
constexpr EightCharacters needs_escape(EightCharacters eight) {
    return less_than(eight, ' ') | less_than(eight ^ all('"'), 1) | less_than(eight ^ all('\\'), 1);
}

}  // namespace profiles::protocol::json
