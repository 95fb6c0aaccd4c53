#include "server/ids.h"

#include <unistd.h>

#include <algorithm>
#include <stdexcept>

namespace profiles::server {

std::string IdSource::uuid() {
    static constexpr char kHex[] = "0123456789abcdef";
    std::array<unsigned char, 16> bytes{};
    fill(bytes);
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0F) | 0x40);  // version 4
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3F) | 0x80);  // variant of RFC 4122
    std::string text(36, '-');
    auto at = text.begin();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) {
            ++at;
        }
        *at++ = kHex[bytes[i] >> 4];
        *at++ = kHex[bytes[i] & 0x0F];
    }
    return text;
}

std::string IdSource::dashless_uuid() {
    std::string text = uuid();
    std::erase(text, '-');
    return text;
}

void RandomIds::fill(std::span<unsigned char> bytes) {
    while (!bytes.empty()) {
        if (used_ == batch_.size()) {
            if (getentropy(batch_.data(), batch_.size()) != 0) {
                throw std::runtime_error("the system has no random numbers");
            }
            used_ = 0;
        }
        const std::size_t count = std::min(bytes.size(), batch_.size() - used_);
        std::copy_n(batch_.begin() + static_cast<std::ptrdiff_t>(used_), count, bytes.begin());
        used_ += count;
        bytes = bytes.subspan(count);
    }
}

void SeededIds::fill(std::span<unsigned char> bytes) {
    std::ranges::generate(bytes, [&] { return static_cast<unsigned char>(generator_() >> 56); });
}

}  // namespace profiles::server
