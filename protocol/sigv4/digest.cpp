#include "protocol/sigv4/digest.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <memory>
#include <stdexcept>

namespace profiles::protocol::sigv4 {
namespace {

template <auto release>
struct Releaser {
    template <typename T>
    void operator()(T* object) const {
        release(object);
    }
};

using Hash = std::unique_ptr<EVP_MD, Releaser<EVP_MD_free>>;
using Mac = std::unique_ptr<EVP_MAC, Releaser<EVP_MAC_free>>;
using HashContext = std::unique_ptr<EVP_MD_CTX, Releaser<EVP_MD_CTX_free>>;
using MacContext = std::unique_ptr<EVP_MAC_CTX, Releaser<EVP_MAC_CTX_free>>;

const unsigned char* input(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* output(Digest& digest) {
    return reinterpret_cast<unsigned char*>(digest.data());
}

void require(bool succeeded) {
    if (!succeeded) {
        throw std::runtime_error("OpenSSL cannot compute SHA-256");
    }
}

HashContext make_hash_context() {
    // Looking an algorithm up costs more than hashing a short text with it: do it once.
    static const Hash hash(EVP_MD_fetch(nullptr, "SHA256", nullptr));
    HashContext context(EVP_MD_CTX_new());
    require(hash && context && EVP_DigestInit_ex2(context.get(), hash.get(), nullptr) == 1);
    return context;
}

MacContext make_mac_context() {
    static const Mac mac(EVP_MAC_fetch(nullptr, "HMAC", nullptr));
    require(mac != nullptr);
    MacContext context(EVP_MAC_CTX_new(mac.get()));
    char hash_name[] = "SHA256";
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, hash_name, 0),
        OSSL_PARAM_construct_end()};
    require(context && EVP_MAC_CTX_set_params(context.get(), parameters) == 1);
    return context;
}

}  // namespace

Digest sha256(std::string_view message) {
    thread_local const HashContext context = make_hash_context();
    Digest digest;
    require(EVP_DigestInit_ex2(context.get(), nullptr, nullptr) == 1 &&
            EVP_DigestUpdate(context.get(), message.data(), message.size()) == 1 &&
            EVP_DigestFinal_ex(context.get(), output(digest), nullptr) == 1);
    return digest;
}

Digest hmac_sha256(std::string_view key, std::string_view message) {
    thread_local const MacContext context = make_mac_context();
    if (key.empty()) {
        key = std::string_view("");  // OpenSSL takes a null key for "the one of the last call"
    }
    Digest digest;
    std::size_t length = 0;
    require(EVP_MAC_init(context.get(), input(key), key.size(), nullptr) == 1 &&
            EVP_MAC_update(context.get(), input(message), message.size()) == 1 &&
            EVP_MAC_final(context.get(), output(digest), &length, digest.size()) == 1);
    return digest;
}

std::string hex(const Digest& digest) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * digest.size());
    for (const char c : digest) {
        const auto byte = static_cast<unsigned char>(c);
        text += kDigits[byte >> 4U];
        text += kDigits[byte & 0x0FU];
    }
    return text;
}

std::string sha256_hex(std::string_view message) {
    return hex(sha256(message));
}

std::string sha256_base64(std::string_view message) {
    const Digest digest = sha256(message);
    std::array<unsigned char, 45> text{};  // 44 characters and the NUL that OpenSSL appends
    const int length = EVP_EncodeBlock(text.data(), input(bytes_of(digest)), digest.size());
    return {text.begin(), text.begin() + length};
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace profiles::protocol::sigv4
