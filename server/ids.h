#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <string>

namespace profiles::server {

/// Where everything random comes from. Nothing else makes an id, so a run can be repeated exactly.
class IdSource {
public:
    virtual ~IdSource() = default;

    /// Fills `bytes`; good enough for a secret unless the source is a test's.
    virtual void fill(std::span<unsigned char> bytes) = 0;

    /// A version 4 UUID with dashes, such as a request id.
    std::string uuid();

    /// One without, such as a profile id.
    std::string dashless_uuid();
};

/// The kernel's random numbers, fetched in batches because most uses take few bytes. OpenSSL's
/// would take it a millisecond of every start to set up.
class RandomIds : public IdSource {
public:
    void fill(std::span<unsigned char> bytes) override;

private:
    std::array<unsigned char, 256> batch_{};  // as many as getentropy gives at once
    std::size_t used_ = sizeof(batch_);
};

/// The same bytes in every run that has the same seed.
class SeededIds : public IdSource {
public:
    explicit SeededIds(std::uint64_t seed) : generator_(seed) {}

    void fill(std::span<unsigned char> bytes) override;

private:
    std::mt19937_64 generator_;
};

}  // namespace profiles::server
