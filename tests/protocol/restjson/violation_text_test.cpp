#include "protocol/restjson/violation_text.h"

#include "protocol/json/parse.h"
#include "protocol/restjson/decode.h"
#include "tests/protocol/fixtures.h"

namespace profiles::protocol::restjson {
namespace {

using protocol::testing::cases_in;
using protocol::testing::operation_named;
using protocol::testing::repeated;

/// Writes out `@@N@@`, by which the cases mean the letter a N times over.
std::string written_out(std::string text) {
    constexpr std::string_view mark = "@@";
    for (auto begin = text.find(mark); begin != std::string::npos; begin = text.find(mark)) {
        const auto digits = begin + mark.size();
        const auto end = text.find(mark, digits);
        const auto count = std::stoul(text.substr(digits, end - digits));
        text.replace(begin, end + mark.size() - begin, count, 'a');
    }
    return text;
}

std::string message_about(const Object& input, const Shape& shape) {
    const auto violations = validate(input, shape);
    return violations.empty() ? "accepted" : describe(violations);
}

}  // namespace

TEST_CASE("violations are described in the words of the service") {
    for (const Value& entry : cases_in("validation.json")) {
        const Object& row = entry.as_object();
        CAPTURE(row.at("name"));
        const Shape& shape = *operation_named(row.at("operation").as_string()).input;
        const Value input = json::parse(written_out(json::write(row.at("input"))));
        CHECK(message_about(decode_json(input, shape), shape) ==
              written_out(row.at("message").as_string()));
    }
}

TEST_CASE("a message about ten megabytes is short") {
    const Object input{{"DomainName", repeated("😀", 2'500'000)}};
    CHECK(message_about(input, *operation_named("GetDomain").input).size() < 5'000);
}

TEST_CASE("a bound is written out, however large") {
    const Model model = Model::parse(R"({"shapes": {
        "t#Service": {"type": "service", "operations": [{"target": "t#Set"}]},
        "t#Set": {"type": "operation", "input": {"target": "t#Input"},
                  "traits": {"smithy.api#http": {"method": "GET", "uri": "/"}}},
        "t#Input": {"type": "structure", "members": {
            "Count": {"target": "smithy.api#Long",
                      "traits": {"smithy.api#range": {"min": 100000, "max": 3000000000000}}},
            "Share": {"target": "smithy.api#Double",
                      "traits": {"smithy.api#range": {"min": 0.25, "max": 1e21}}}}}}})");
    const Shape& shape = *model.find_shape("Input");
    CHECK(message_about({{"Count", 99999}}, shape) ==
          "1 validation error detected: Value '99999' at 'count' failed to satisfy constraint: "
          "Member must have value greater than or equal to 100000");
    CHECK(message_about({{"Count", std::int64_t{3'000'000'000'001}}}, shape) ==
          "1 validation error detected: Value '3000000000001' at 'count' failed to satisfy "
          "constraint: Member must have value less than or equal to 3000000000000");
    CHECK(message_about({{"Share", 0.125}}, shape) ==
          "1 validation error detected: Value '0.125' at 'share' failed to satisfy constraint: "
          "Member must have value greater than or equal to 0.25");
}

TEST_CASE("the count is that of the sentences") {
    Object tags;
    for (int i = 0; i < 1000; ++i) {
        tags.add("aws:" + std::to_string(i), "v");
    }
    const std::string message = message_about({{"DomainName", "d"}, {"Tags", tags}},
                                              *operation_named("UpdateDomain").input);
    CHECK_THAT(message,
               Catch::StartsWith("2 validation errors detected: Value '{aws:0=v, aws:1=v"));
    CHECK_THAT(message, Catch::Contains("Member must have length less than or equal to 50; Value"));
}

}  // namespace profiles::protocol::restjson
