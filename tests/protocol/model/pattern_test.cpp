#include "protocol/model/pattern.h"

#include <regex>
#include <set>

#include "protocol/json/parse.h"
#include "tests/protocol/fixtures.h"

namespace profiles::protocol {
namespace {

using testing::cases_in;
using testing::repeated;
using testing::texts_of;

std::set<std::string> patterns_of_the_model() {
    std::set<std::string> patterns;
    const Value ast = json::parse(testing::customer_profiles_ast());
    for (const auto& [id, shape] : ast.as_object().at("shapes").as_object()) {
        const Value* traits = shape.as_object().find("traits");
        const Value* pattern = traits ? traits->as_object().find("smithy.api#pattern") : nullptr;
        if (pattern != nullptr) {
            patterns.insert(pattern->as_string());
        }
    }
    return patterns;
}

}  // namespace

TEST_CASE("every pattern of the model has samples") {
    std::set<std::string> patterns;
    for (const Value& entry : cases_in("patterns.json")) {
        patterns.insert(entry.as_object().at("pattern").as_string());
    }
    CHECK(patterns == patterns_of_the_model());
}

TEST_CASE("a pattern of the model finds what it should and nothing else") {
    for (const Value& entry : cases_in("patterns.json")) {
        const Object& row = entry.as_object();
        const Pattern pattern(row.at("pattern").as_string());
        CAPTURE(pattern.source());
        for (const std::string& text : texts_of(row.at("accepts"))) {
            CAPTURE(text);
            CHECK(pattern.is_found_in(text));
        }
        for (const std::string& text : texts_of(row.at("refuses"))) {
            CAPTURE(text);
            CHECK_FALSE(pattern.is_found_in(text));
        }
    }
}

TEST_CASE("the patterns of the model mean what ECMAScript means by them") {
    std::vector<std::string> samples;
    for (const Value& entry : cases_in("patterns.json")) {
        for (const char* kind : {"accepts", "refuses"}) {
            for (const std::string& text : texts_of(entry.as_object().at(kind))) {
                const bool is_ascii = text.find_first_of("\x80\xFF") == std::string::npos &&
                                      std::ranges::all_of(text, [](char c) { return c >= 0; });
                if (is_ascii) {  // std::regex knows bytes, not code points
                    samples.push_back(text);
                }
            }
        }
    }
    for (const std::string& source : patterns_of_the_model()) {
        const Pattern pattern(source);
        const std::regex reference(source);
        for (const std::string& text : samples) {
            CAPTURE(source, text);
            CHECK(pattern.is_found_in(text) == std::regex_search(text, reference));
        }
    }
}

TEST_CASE("ten megabytes against any pattern of the model come to an end") {
    constexpr std::size_t size = 10'000'000;
    const std::vector<std::string> texts{std::string(size, 'a'), std::string(size, '0'),
                                         std::string(size, ' '), std::string(size - 1, 'a') + "\n",
                                         repeated("arn:aws:kms:1:", size / 14)};
    for (const std::string& source : patterns_of_the_model()) {
        const Pattern pattern(source);
        for (const std::string& text : texts) {
            pattern.is_found_in(text);
        }
        CHECK(pattern.source() == source);
    }
}

TEST_CASE("an expression that needs more than linear time elsewhere is linear here") {
    CHECK_FALSE(Pattern("^(a+)+$").is_found_in(std::string(100'000, 'a') + "!"));
    CHECK_FALSE(Pattern("^(a|aa)+$").is_found_in(std::string(100'000, 'a') + "!"));
}

TEST_CASE("a leading negative lookahead keeps out what it names, whatever is in its group") {
    CHECK_FALSE(Pattern("^(?!aws:|ibm:)\\w").is_found_in("ibm:a"));
    CHECK(Pattern("^(?!aws:|ibm:)\\w").is_found_in("sun:a"));
    CHECK_FALSE(Pattern("^(?!(a|b)c)\\w+$").is_found_in("bc"));
    CHECK(Pattern("^(?!(a|b)c)\\w+$").is_found_in("cc"));
    CHECK_FALSE(Pattern("^(?![)]x)").is_found_in(")x"));
    CHECK_FALSE(Pattern("^(?!\\)x)").is_found_in(")x"));
    CHECK(Pattern("^(?!a)$").is_found_in(""));
}

TEST_CASE("an expression that is none, or cannot be matched in linear time, is refused") {
    const auto* source =
        GENERATE("(", ")", "[a", "a{2,1}", "*", "a**", "\\", "(?<name", "^(?!a", "a(?!b)", "(?=a)b",
                 "(?<!a)b", "(a)\\1", "^(?!a)(?!b)c", "^(?!a)b|c");
    CAPTURE(source);
    CHECK_THROWS_AS(Pattern(source), std::invalid_argument);
}

}  // namespace profiles::protocol
