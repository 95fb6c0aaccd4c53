#include "protocol/sigv4/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <stdexcept>

namespace profiles::protocol::sigv4 {
namespace {

struct HashRelease {
    void operator()(EVP_MD* hash) const { EVP_MD_free(hash); }
};
using Hash = std::unique_ptr<EVP_MD, HashRelease>;

/// How much SHA-256 reads at a time, and how long HMAC makes each key.
using Block = std::array<char, 64>;

void require(bool succeeded) {
    if (!succeeded) {
        throw std::runtime_error("OpenSSL cannot compute SHA-256");
    }
}

HashState new_state() {
    HashState state(EVP_MD_CTX_new());
    require(state != nullptr);
    return state;
}

HashState before_any_message() {
    const Hash hash(EVP_MD_fetch(nullptr, "SHA256", nullptr));
    HashState state = new_state();
    require(hash && EVP_DigestInit_ex2(state.get(), hash.get(), nullptr) == 1);
    return state;
}

/// Looking an algorithm up costs more than hashing a short text with it: every hash starts as a
/// copy of this one.
const HashState& initial_state() {
    static const HashState state = before_any_message();
    return state;
}

void copy(const HashState& from, const HashState& to) {
    require(EVP_MD_CTX_copy_ex(to.get(), from.get()) == 1);
}

void read(const HashState& state, std::string_view text) {
    require(EVP_DigestUpdate(state.get(), text.data(), text.size()) == 1);
}

/// The hash of what `state` has read and `rest`.
Digest finish(const HashState& state, std::string_view rest) {
    thread_local const HashState whole = new_state();
    copy(state, whole);
    read(whole, rest);
    Digest digest;
    require(EVP_DigestFinal_ex(whole.get(), reinterpret_cast<unsigned char*>(digest.data()),
                               nullptr) == 1);
    return digest;
}

template <std::size_t size>
void wipe(std::array<char, size>& secret) {
    OPENSSL_cleanse(secret.data(), secret.size());
}

/// `pad` is what HMAC tells its two hashes apart by.
HashState keyed_state(Block key, char pad) {
    for (char& c : key) {
        c = static_cast<char>(c ^ pad);
    }
    HashState state = new_state();
    copy(initial_state(), state);
    read(state, {key.data(), key.size()});
    wipe(key);
    return state;
}

/// The two digits of every byte.
constexpr auto kHexPairs = [] {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::array<std::array<char, 2>, 256> pairs{};
    for (std::size_t byte = 0; byte < pairs.size(); ++byte) {
        pairs[byte] = {kDigits[byte >> 4U], kDigits[byte & 0x0FU]};
    }
    return pairs;
}();

}  // namespace

void HashStateRelease::operator()(EVP_MD_CTX* state) const {
    EVP_MD_CTX_free(state);
}

HmacKey::HmacKey(std::string_view key) {
    Block block{};
    Digest hashed{};
    if (key.size() > block.size()) {
        hashed = sha256(key);
        key = bytes_of(hashed);
    }
    std::copy(key.begin(), key.end(), block.begin());
    inner_ = keyed_state(block, 0x36);
    outer_ = keyed_state(block, 0x5c);
    wipe(block);
    wipe(hashed);
}

Digest HmacKey::sign(std::string_view message) const {
    const Digest inner = finish(inner_, message);
    return finish(outer_, bytes_of(inner));
}

Digest sha256(std::string_view message) {
    return finish(initial_state(), message);
}

Digest hmac_sha256(std::string_view key, std::string_view message) {
    return HmacKey(key).sign(message);
}

std::string hex(const Digest& digest) {
    std::string text(2 * digest.size(), '\0');
    auto at = text.begin();
    for (const char c : digest) {
        const auto& pair = kHexPairs[static_cast<unsigned char>(c)];
        at = std::copy(pair.begin(), pair.end(), at);
    }
    return text;
}

std::string sha256_hex(std::string_view message) {
    return hex(sha256(message));
}

std::string sha256_base64(std::string_view message) {
    const Digest digest = sha256(message);
    std::array<unsigned char, 45> text{};  // 44 characters and the NUL that OpenSSL appends
    const int length = EVP_EncodeBlock(
        text.data(), reinterpret_cast<const unsigned char*>(digest.data()), digest.size());
    return {text.begin(), text.begin() + length};
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace profiles::protocol::sigv4
