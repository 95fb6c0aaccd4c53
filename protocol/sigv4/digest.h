#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;  // OpenSSL's EVP_MD_CTX

namespace profiles::protocol::sigv4 {

/// The 32 raw bytes of a SHA-256 or HMAC-SHA256.
using Digest = std::array<char, 32>;

inline std::string_view bytes_of(const Digest& digest) {
    return {digest.data(), digest.size()};
}

struct HashStateRelease {
    void operator()(evp_md_ctx_st* state) const;
};

/// A SHA-256 that has read some of its message.
using HashState = std::unique_ptr<evp_md_ctx_st, HashStateRelease>;

/// A key of HMAC-SHA256 (RFC 2104) for any number of messages. What depends on the key alone is
/// hashed once, which for a short message is half of the work.
class HmacKey {
public:
    explicit HmacKey(std::string_view key);
    Digest sign(std::string_view message) const;

private:
    HashState inner_;
    HashState outer_;
};

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
