#pragma once

#include <rapidjson/document.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

namespace profiles::protocol::sigv4::testing {

/// The list of cases in a file of the conformance folder. None, with a warning, when the file is
/// not there: a checkout without it is still tested by the cases written out here.
inline std::optional<rapidjson::Document> read_conformance_cases(const std::string& file) {
    std::ifstream stream(std::string(CONFORMANCE_CASES) + "/" + file, std::ios::binary);
    if (!stream) {
        WARN("skipped: there is no " << file);
        return std::nullopt;
    }
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    rapidjson::Document cases;
    cases.Parse(text);
    REQUIRE(!cases.HasParseError());
    REQUIRE(cases.IsArray());
    REQUIRE(!cases.Empty());
    return cases;
}

inline std::string string_of(const rapidjson::Value& object, const char* member) {
    INFO("member " << member);
    REQUIRE(object.HasMember(member));
    REQUIRE(object[member].IsString());
    return {object[member].GetString(), object[member].GetStringLength()};
}

inline bool flag_of(const rapidjson::Value& object, const char* member, bool otherwise) {
    return object.HasMember(member) ? object[member].GetBool() : otherwise;
}

}  // namespace profiles::protocol::sigv4::testing
