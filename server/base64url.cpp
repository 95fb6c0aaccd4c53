#include "server/base64url.h"

#include <openssl/evp.h>

#include <algorithm>

namespace profiles::server {
namespace {

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes_of(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

bool is_in_alphabet(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

}  // namespace

std::string base64url_encode(std::string_view bytes) {
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');  // OpenSSL ends it with a NUL
    const int length =
        EVP_EncodeBlock(bytes_of(text), bytes_of(bytes), static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(length));
    text.resize(std::min(text.size(), text.find('=')));
    std::ranges::replace(text, '+', '-');
    std::ranges::replace(text, '/', '_');
    return text;
}

std::optional<std::string> base64url_decode(std::string_view text) {
    const std::size_t padding = (4 - text.size() % 4) % 4;
    if (padding == 3 || !std::ranges::all_of(text, is_in_alphabet)) {
        return std::nullopt;
    }
    std::string standard(text);
    std::ranges::replace(standard, '-', '+');
    std::ranges::replace(standard, '_', '/');
    standard.append(padding, '=');
    std::string bytes(standard.size() / 4 * 3, '\0');
    const int length =
        EVP_DecodeBlock(bytes_of(bytes), bytes_of(standard), static_cast<int>(standard.size()));
    if (length < 0) {
        return std::nullopt;
    }
    bytes.resize(static_cast<std::size_t>(length) - padding);
    if (base64url_encode(bytes) != text) {
        return std::nullopt;  // bits that say nothing were set: not what the encoder writes
    }
    return bytes;
}

}  // namespace profiles::server
