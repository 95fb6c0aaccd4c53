#include <catch2/catch.hpp>
#include <regex>
#include <set>

#include "server/ids.h"

namespace profiles::tests {
namespace {

std::vector<std::string> uuids(server::IdSource& ids) {
    std::vector<std::string> result;
    for (int i = 0; i < 100; ++i) {
        result.push_back(ids.uuid());
    }
    return result;
}

std::vector<std::string> uuids_of_seed(std::uint64_t seed) {
    server::SeededIds ids(seed);
    return uuids(ids);
}

}  // namespace

TEST_CASE("The same seed gives the same ids, another one others", "[ids]") {
    CHECK(uuids_of_seed(7) == uuids_of_seed(7));
    CHECK(uuids_of_seed(7) != uuids_of_seed(8));
}

TEST_CASE("Ids of a seed are UUIDs, and no two are alike", "[ids]") {
    static const std::regex uuid(
        "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    const auto ids = uuids_of_seed(7);
    for (const std::string& id : ids) {
        CHECK(std::regex_match(id, uuid));
    }
    CHECK(std::set(ids.begin(), ids.end()).size() == ids.size());
}

TEST_CASE("A seed gives the same ids on every machine", "[ids]") {
    // Worked out once by an implementation of its own of the engine.
    CHECK(uuids_of_seed(7).front() == "c1f31ee4-240e-45e6-81b7-c198654ed54d");
}

TEST_CASE("Random ids are never the same twice", "[ids]") {
    server::RandomIds one;
    server::RandomIds two;
    const auto first = uuids(one);
    const auto second = uuids(two);
    std::set<std::string> all(first.begin(), first.end());
    all.insert(second.begin(), second.end());
    CHECK(all.size() == first.size() + second.size());
}

TEST_CASE("Random ids never repeat, however much was asked for before", "[ids]") {
    server::RandomIds ids;
    std::vector<unsigned char> much(1000);
    ids.fill(much);
    CHECK(std::set(much.begin(), much.end()).size() > 100);
    const auto made = uuids(ids);
    CHECK(std::set(made.begin(), made.end()).size() == made.size());
}

}  // namespace profiles::tests
