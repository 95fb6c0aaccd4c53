#include "server/operations/operation_table.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <regex>

#include "tests/support/test_service.h"

namespace profiles::tests {
namespace {

/// The operations in the README's table, `| family | built, ... | not yet, ... |`, and whether it
/// calls them built.
std::map<std::string, bool> operations_in_readme() {
    static const std::regex row(R"(^\| ([^|]+) \|([^|]*)\|([^|]*)\|$)");
    static const std::regex name("[A-Za-z]+");
    std::map<std::string, bool> operations;
    bool in_section = false;
    std::ifstream readme(README);
    for (std::string line; std::getline(readme, line);) {
        if (line.starts_with("## ")) {
            in_section = line == "## Operations";
        }
        std::smatch cells;
        if (!in_section || line.starts_with("| family") || !std::regex_match(line, cells, row)) {
            continue;
        }
        for (const std::size_t column : {2U, 3U}) {
            const std::string cell = cells[column];
            for (std::sregex_iterator found(cell.begin(), cell.end(), name), end; found != end;
                 ++found) {
                operations.emplace(found->str(), column == 2);
            }
        }
    }
    return operations;
}

bool is_built(std::string_view operation) {
    return std::ranges::any_of(server::operation_table(),
                               [&](const auto& entry) { return entry.name == operation; });
}

}  // namespace

TEST_CASE("Every operation that is built is one of the model's", "[operation_table]") {
    for (const auto& entry : server::operation_table()) {
        INFO(entry.name);
        CHECK(api_model().find_operation(entry.name) != nullptr);
    }
}

TEST_CASE("The README's table says of every operation of the model whether it is built",
          "[operation_table]") {
    const auto listed = operations_in_readme();
    CHECK(listed.size() == api_model().operations().size());
    for (const auto& operation : api_model().operations()) {
        INFO(operation.name);
        const auto entry = listed.find(operation.name);
        REQUIRE(entry != listed.end());
        CHECK(entry->second == is_built(operation.name));
    }
}

}  // namespace profiles::tests
