#include "protocol/redact.h"

#include "protocol/json/parse.h"
#include "tests/protocol/fixtures.h"

namespace profiles::protocol {
namespace {

constexpr std::string_view kModel = R"({"shapes": {
    "t#Service": {"type": "service", "operations": [{"target": "t#Keep"}]},
    "t#Keep": {"type": "operation", "input": {"target": "t#Thing"},
               "traits": {"smithy.api#http": {"method": "POST", "uri": "/"}}},
    "t#Thing": {"type": "structure", "members": {
        "plain": {"target": "smithy.api#String"},
        "number": {"target": "smithy.api#Integer"},
        "time": {"target": "smithy.api#Timestamp"},
        "anything": {"target": "smithy.api#Document"},
        "marked": {"target": "smithy.api#Integer", "traits": {"smithy.api#sensitive": {}}},
        "secret": {"target": "t#Secret"},
        "safe": {"target": "t#Safe"},
        "secrets": {"target": "t#Secrets"},
        "safes": {"target": "t#Safes"},
        "byName": {"target": "t#ByName"},
        "bySecret": {"target": "t#BySecret"},
        "choice": {"target": "t#Choice"},
        "inner": {"target": "t#Thing"}}},
    "t#Secret": {"type": "string", "traits": {"smithy.api#sensitive": {}}},
    "t#Safe": {"type": "structure", "traits": {"smithy.api#sensitive": {}},
               "members": {"plain": {"target": "smithy.api#String"}}},
    "t#Secrets": {"type": "list", "member": {"target": "t#Secret"}},
    "t#Safes": {"type": "list", "traits": {"smithy.api#sensitive": {}},
                "member": {"target": "smithy.api#String"}},
    "t#ByName": {"type": "map", "traits": {"smithy.api#sparse": {}},
                 "key": {"target": "smithy.api#String"}, "value": {"target": "t#Thing"}},
    "t#BySecret": {"type": "map", "key": {"target": "t#Secret"},
                   "value": {"target": "smithy.api#String"}},
    "t#Choice": {"type": "union", "members": {
        "open": {"target": "smithy.api#String"}, "closed": {"target": "t#Secret"}}}
}})";

const Shape& thing() {
    static const Model model = Model::parse(kModel);
    return *model.find_shape("Thing");
}

Object input_of(std::string_view operation, std::string_view json) {
    return redacted(json::parse(json).as_object(), *testing::operation_named(operation).input);
}

}  // namespace

TEST_CASE("what the model marks sensitive is hidden, and nothing else is") {
    for (const Value& entry : testing::cases_in("redaction.json")) {
        const Object& row = entry.as_object();
        CAPTURE(row.at("name"));
        CHECK(Value(redacted(row.at("value").as_object(), thing())) == row.at("shown"));
    }
}

TEST_CASE("a timestamp stays a timestamp where it is not sensitive") {
    const Object object{{"time", Timestamp(std::chrono::seconds(5))}};
    CHECK(redacted(object, thing()) == object);
}

TEST_CASE("nothing is left of a structure that is sensitive itself") {
    CHECK(redacted(Object{{"plain", "a"}}, *thing().find("safe")->target) == Object());
}

TEST_CASE("a redacted value keeps what it was made of as it was") {
    const Object object{{"secret", "a"}, {"plain", "b"}};
    CHECK(redacted(object, thing()) == Object{{"secret", "***"}, {"plain", "b"}});
    CHECK(object == Object{{"secret", "a"}, {"plain", "b"}});
}

TEST_CASE("a profile shows its names but no person") {
    CHECK(input_of("CreateProfile", R"({"DomainName": "d", "FirstName": "Ada", "Gender": "FEMALE",
                                        "Address": {"City": "London"}, "Attributes": {"a": "b"}})") ==
          Object{{"DomainName", "d"},
                 {"FirstName", "***"},
                 {"Gender", "***"},
                 {"Address", "***"},
                 {"Attributes", "***"}});
}

TEST_CASE("a domain has nothing to hide") {
    constexpr std::string_view kDomain = R"({
        "DomainName": "d", "DefaultExpirationDays": 1, "Tags": {"a": "b"},
        "Matching": {"Enabled": true, "JobSchedule": {"DayOfTheWeek": "SUNDAY", "Time": "00:00"}},
        "RuleBasedMatching": {"Enabled": true, "MatchingRules": [{"Rule": ["Email"]}]}})";
    CHECK(Value(input_of("UpdateDomain", kDomain)) == json::parse(kDomain));
}

}  // namespace profiles::protocol
