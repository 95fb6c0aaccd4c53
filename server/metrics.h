#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace profiles::server {

/// What is measured at the moment when the metrics are asked for.
struct Gauges {
    std::size_t open_connections = 0;
    std::int64_t domains = 0;
    std::int64_t database_bytes = 0;
    std::int64_t resident_bytes = 0;
};

/// How many bytes of the process are in memory; 0 where the system does not tell.
std::int64_t measure_resident_bytes();

/// Counts the requests to the service.
class Metrics {
public:
    /// `operation` is empty for a request that no operation fits.
    void count(std::string_view operation, int status, std::chrono::microseconds duration);

    std::uint64_t request_count() const { return count_; }

    /// In Prometheus' text format, version 0.0.4.
    std::string text(const Gauges& gauges) const;

private:
    /// Upper bounds in microseconds: from a read out of the cache to a write on a slow disk.
    static constexpr std::array<std::int64_t, 12> kBounds{
        50, 100, 250, 500, 1000, 2500, 5000, 10000, 50000, 100000, 500000, 1000000};

    std::map<std::pair<std::string, int>, std::uint64_t> requests_;
    std::array<std::uint64_t, kBounds.size()> buckets_{};  // each with those of the smaller ones
    std::uint64_t count_ = 0;
    std::chrono::microseconds sum_{0};
};

}  // namespace profiles::server
