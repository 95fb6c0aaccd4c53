#pragma once

#include <array>
#include <string>
#include <string_view>

namespace profiles::protocol::sigv4 {

/// The 32 raw bytes of a SHA-256 or HMAC-SHA256.
using Digest = std::array<char, 32>;

inline std::string_view bytes_of(const Digest& digest) {
    return {digest.data(), digest.size()};
}

Digest sha256(std::string_view message);
Digest hmac_sha256(std::string_view key, std::string_view message);

/// Lower-case hexadecimal, 64 characters: the form in which SigV4 writes every digest.
std::string hex(const Digest& digest);
std::string sha256_hex(std::string_view message);

/// 44 characters of base64: the form in which AWS's messages hide what must not be echoed.
std::string sha256_base64(std::string_view message);

/// Takes the same time for any two texts of one length, so that an answer's delay does not tell
/// how much of a secret was guessed.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace profiles::protocol::sigv4
