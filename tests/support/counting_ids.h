#pragma once

#include <cstring>

#include "server/ids.h"

namespace profiles::tests {

/// Counts up, so that every run has the same ids.
class CountingIds : public server::IdSource {
public:
    explicit CountingIds(std::uint32_t start = 0) : count_(start) {}

    void fill(std::span<unsigned char> bytes) override {
        ++count_;
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            bytes[i] = static_cast<unsigned char>(count_ >> (8 * (i % 4)));
        }
    }

private:
    std::uint32_t count_;
};

}  // namespace profiles::tests
