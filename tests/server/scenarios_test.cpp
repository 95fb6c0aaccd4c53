#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "protocol/json/parse.h"
#include "tests/server/scenario.h"

namespace profiles::tests {
namespace {

std::vector<std::filesystem::path> scenario_files() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(TEST_VECTORS "/scenarios")) {
        if (entry.path().extension() == ".json") {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    return files;
}

/// A file holds one scenario or a list of them.
protocol::List scenarios_in(const std::filesystem::path& path) {
    std::ifstream file(path);
    auto content = protocol::json::parse(
        std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()));
    if (content.is<protocol::List>()) {
        return std::move(content.as_list());
    }
    return {std::move(content)};
}

}  // namespace

TEST_CASE("Every scenario is answered as it is written", "[scenarios]") {
    const auto files = scenario_files();
    REQUIRE_FALSE(files.empty());
    for (const auto& path : files) {
        for (const auto& description : scenarios_in(path)) {
            Scenario scenario(description.as_object());
            INFO(path.filename().string() << ": " << scenario.title());
            CHECK_NOTHROW(scenario.play());
        }
    }
}

}  // namespace profiles::tests
