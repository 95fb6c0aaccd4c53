#include "server/metrics.h"

#include <catch2/catch.hpp>
#include <map>
#include <regex>
#include <sstream>

#include "protocol/text.h"

namespace profiles::tests {
namespace {

using server::Gauges;
using server::Metrics;
using std::chrono::microseconds;

const std::string kDuration = "customer_profiles_request_duration_seconds";

/// The samples of a text by name and labels, as Prometheus reads them. Fails on a line that it
/// would not read.
std::map<std::string, double> samples_of(const std::string& text) {
    static const std::regex comment("# (HELP|TYPE) [a-zA-Z_:][a-zA-Z0-9_:]* \\S.*");
    static const std::regex sample(
        "([a-zA-Z_:][a-zA-Z0-9_:]*"
        "(?:\\{[a-zA-Z_]\\w*=\"[^\"\\\\\n]*\"(?:,[a-zA-Z_]\\w*=\"[^\"\\\\\n]*\")*\\})?) (\\S+)");
    std::map<std::string, double> samples;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        std::smatch parts;
        if (line.starts_with('#')) {
            CHECK(std::regex_match(line, comment));
            continue;
        }
        REQUIRE(std::regex_match(line, parts, sample));
        const auto value = protocol::parse_double(parts[2].str());
        REQUIRE(value);
        CHECK(samples.emplace(parts[1], *value).second);
    }
    CHECK(text.ends_with('\n'));
    return samples;
}

std::string bucket(const std::string& bound) {
    return kDuration + "_bucket{le=\"" + bound + "\"}";
}

/// The buckets in the order of their bounds: bound and count.
std::vector<std::pair<double, double>> buckets_of(const std::map<std::string, double>& samples) {
    const std::string start = kDuration + "_bucket{le=\"";
    std::map<double, double> buckets;
    for (const auto& [name, value] : samples) {
        if (name.starts_with(start)) {
            const std::string bound = name.substr(start.size(), name.size() - start.size() - 2);
            const double number = bound == "+Inf" ? std::numeric_limits<double>::infinity()
                                                  : protocol::parse_double(bound).value();
            buckets[number] = value;
        }
    }
    return {buckets.begin(), buckets.end()};
}

}  // namespace

TEST_CASE("Every line of the metrics is one that Prometheus reads", "[metrics]") {
    Metrics metrics;
    CHECK_FALSE(samples_of(metrics.text({})).empty());
    metrics.count("GetDomain", 200, microseconds(1));
    metrics.count("", 404, std::chrono::hours(30));
    CHECK_FALSE(samples_of(metrics.text({1, 2, 3})).empty());
}

TEST_CASE("Every metric has its help and its type once, before its samples", "[metrics]") {
    Metrics metrics;
    metrics.count("GetDomain", 200, microseconds(1));
    const std::string text = metrics.text({});
    for (const auto& [name, value] : samples_of(text)) {
        const std::string family =
            std::regex_replace(name.substr(0, name.find('{')),
                               std::regex("(" + kDuration + ")_(bucket|sum|count)"), "$1");
        INFO(family);
        const auto help = text.find("# HELP " + family + " ");
        const auto type = text.find("# TYPE " + family + " ");
        REQUIRE(help != std::string::npos);
        REQUIRE(type != std::string::npos);
        CHECK(text.find("# TYPE " + family + " ", type + 1) == std::string::npos);
        CHECK(std::max(help, type) < text.find("\n" + name));
    }
}

TEST_CASE("Requests are counted by operation and status", "[metrics]") {
    Metrics metrics;
    metrics.count("GetDomain", 200, microseconds(1));
    metrics.count("GetDomain", 200, microseconds(1));
    metrics.count("GetDomain", 404, microseconds(1));
    metrics.count("", 404, microseconds(1));
    const auto samples = samples_of(metrics.text({}));
    const std::string name = "customer_profiles_requests_total";
    CHECK(samples.at(name + R"({operation="GetDomain",status="200"})") == 2);
    CHECK(samples.at(name + R"({operation="GetDomain",status="404"})") == 1);
    CHECK(samples.at(name + R"({operation="Unknown",status="404"})") == 1);
    CHECK(metrics.request_count() == 4);
}

TEST_CASE("A bucket counts what took no longer than its bound", "[metrics]") {
    Metrics metrics;
    metrics.count("GetDomain", 200, microseconds(1000));
    metrics.count("GetDomain", 200, microseconds(1001));
    const auto samples = samples_of(metrics.text({}));
    CHECK(samples.at(bucket("0.0005")) == 0);
    CHECK(samples.at(bucket("0.001")) == 1);
    CHECK(samples.at(bucket("0.0025")) == 2);
}

TEST_CASE("The histogram is cumulative and agrees with its count and its sum", "[metrics]") {
    Metrics metrics;
    for (int i = 0; i < 30; ++i) {
        metrics.count("GetDomain", 200, microseconds(1 << i));
    }
    const auto samples = samples_of(metrics.text({}));
    const auto buckets = buckets_of(samples);
    REQUIRE(buckets.size() > 5);
    CHECK(std::is_sorted(buckets.begin(), buckets.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; }));
    CHECK(buckets.front().second > 0);
    CHECK(buckets.back().first == std::numeric_limits<double>::infinity());
    CHECK(buckets.back().second == 30);
    CHECK(samples.at(kDuration + "_count") == 30);
    CHECK(samples.at(kDuration + "_sum") == Approx(((1 << 30) - 1) / 1e6));
}

TEST_CASE("Gauges say what was measured", "[metrics]") {
    const auto samples = samples_of(Metrics().text({7, 8, 4096, 5'000'000}));
    CHECK(samples.at("customer_profiles_open_connections") == 7);
    CHECK(samples.at("customer_profiles_domains") == 8);
    CHECK(samples.at("customer_profiles_database_bytes") == 4096);
    CHECK(samples.at("process_resident_memory_bytes") == 5'000'000);
}

TEST_CASE("A process knows how much memory it takes", "[metrics]") {
    CHECK(server::measure_resident_bytes() > 1'000'000);
}

}  // namespace profiles::tests
