#include "server/metrics.h"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>

namespace profiles::server {
namespace {

double seconds(std::int64_t microseconds) {
    return static_cast<double>(microseconds) / 1e6;
}

std::string head(std::string_view name, std::string_view type, std::string_view help) {
    return fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
}

std::string gauge(std::string_view name, std::string_view help, std::int64_t value) {
    return head(name, "gauge", help) + fmt::format("{} {}\n", name, value);
}

}  // namespace

std::int64_t measure_resident_bytes() {
    std::ifstream statm("/proc/self/statm");
    std::int64_t total_pages = 0;
    std::int64_t resident_pages = 0;
    statm >> total_pages >> resident_pages;
    return resident_pages * sysconf(_SC_PAGESIZE);
}

void Metrics::count(std::string_view operation, int status, std::chrono::microseconds duration) {
    ++requests_[{std::string(operation.empty() ? "Unknown" : operation), status}];
    for (std::size_t i = 0; i < kBounds.size(); ++i) {
        if (duration.count() <= kBounds[i]) {
            ++buckets_[i];
        }
    }
    ++count_;
    sum_ += duration;
}

std::string Metrics::text(const Gauges& gauges) const {
    std::string text = head("customer_profiles_requests_total", "counter",
                            "Requests by operation and HTTP status.");
    for (const auto& [key, count] : requests_) {
        text +=
            fmt::format("customer_profiles_requests_total{{operation=\"{}\",status=\"{}\"}} {}\n",
                        key.first, key.second, count);
    }
    constexpr std::string_view kDuration = "customer_profiles_request_duration_seconds";
    text += head(kDuration, "histogram", "Time from a request's last byte to its answer.");
    for (std::size_t i = 0; i < kBounds.size(); ++i) {
        text +=
            fmt::format("{}_bucket{{le=\"{}\"}} {}\n", kDuration, seconds(kBounds[i]), buckets_[i]);
    }
    text += fmt::format("{0}_bucket{{le=\"+Inf\"}} {1}\n{0}_sum {2}\n{0}_count {1}\n", kDuration,
                        count_, seconds(sum_.count()));
    text += gauge("customer_profiles_open_connections", "Connections that are open.",
                  static_cast<std::int64_t>(gauges.open_connections));
    text +=
        gauge("customer_profiles_domains", "Domains in all accounts and regions.", gauges.domains);
    text +=
        gauge("customer_profiles_database_bytes", "Size of the database.", gauges.database_bytes);
    text += gauge("process_resident_memory_bytes", "Resident memory size in bytes.",
                  gauges.resident_bytes);
    return text;
}

}  // namespace profiles::server
