#include "protocol/restjson/validate.h"

#include "protocol/json/parse.h"
#include "protocol/restjson/decode.h"
#include "tests/protocol/fixtures.h"
#include "tests/protocol/restjson/violations.h"

namespace profiles::protocol::restjson {
namespace {

using protocol::testing::operation_named;
using protocol::testing::repeated;

using Texts = std::vector<std::string>;

Texts violations_in(std::string_view operation, std::string_view json) {
    const Shape& shape = *operation_named(operation).input;
    return testing::violations_in(decode_json(json::parse(json), shape), shape);
}

}  // namespace

TEST_CASE("length counts code points, not bytes and not UTF-16 units") {
    const auto update = [](const std::string& url) {
        return testing::violations_in({{"DomainName", "d"}, {"DeadLetterQueueUrl", url}},
                                      *operation_named("UpdateDomain").input);
    };
    const Texts too_long{"/DeadLetterQueueUrl max length"};
    for (const char* code_point : {"a", "é", "€", "😀", "\u0301", "\u200D"}) {
        CHECK(update(repeated(code_point, 255)).empty());
        CHECK(update(repeated(code_point, 256)) == too_long);
    }
    CHECK(update(repeated("e\u0301", 127)).empty());
    CHECK(update(repeated("e\u0301", 128)) == too_long);
}

TEST_CASE("violations come in the order of the model's members, whatever the input's") {
    CHECK(violations_in("UpdateDomain", R"({
              "Tags": {}, "DefaultExpirationDays": 0, "DomainName": "a b",
              "RuleBasedMatching": {"MatchingRules": []}, "Matching": {}})") ==
          Texts{"/DomainName pattern", "/DefaultExpirationDays min", "/Matching/Enabled required",
                "/RuleBasedMatching/Enabled required",
                "/RuleBasedMatching/MatchingRules min length", "/Tags min length"});
}

TEST_CASE("a value may break several constraints at once") {
    CHECK(violations_in("UpdateDomain", R"({"DomainName": ""})") ==
          Texts{"/DomainName min length", "/DomainName pattern"});
    CHECK(
        violations_in("UpdateDomain", R"({"DomainName": "d", "Tags": {"": "v", "aws:a": "v"}})") ==
        Texts{"/Tags key min length", "/Tags key pattern", "/Tags key pattern"});
}

TEST_CASE("an element is checked wherever it stands") {
    CHECK(
        violations_in("UpdateDomain", R"({"DomainName": "d", "RuleBasedMatching": {"Enabled": true,
              "MatchingRules": [{"Rule": ["a"]}, {}, {"Rule": ["a", "b", ""]}, {"Rule": []}]}})") ==
        Texts{"/RuleBasedMatching/MatchingRules/1/Rule required",
              "/RuleBasedMatching/MatchingRules/2/Rule/2 min length",
              "/RuleBasedMatching/MatchingRules/3/Rule min length"});
}

TEST_CASE("a hostile input is looked at only until nothing more would be reported") {
    Object input{{"DomainName", "d"}, {"Tags", Object()}};
    Object& tags = input.find("Tags")->as_object();
    for (int i = 0; i < 10'000; ++i) {
        tags.add("aws:" + std::to_string(i), "");
    }
    CHECK(validate(input, *operation_named("UpdateDomain").input).size() == kMaxViolations);
}

}  // namespace profiles::protocol::restjson
