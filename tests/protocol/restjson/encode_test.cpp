#include "protocol/restjson/encode.h"

#include "protocol/json/parse.h"
#include "protocol/restjson/decode.h"
#include "tests/protocol/fixtures.h"
#include "tests/protocol/samples.h"

namespace profiles::protocol::restjson {
namespace {

using protocol::testing::cases_in;
using protocol::testing::customer_profiles;
using protocol::testing::operation_named;

/// With every member set, three levels deep.
Object full_sample(const Shape& structure, int depth = 3) {
    Object object;
    for (const Member& member : structure.members) {
        const bool goes_on = member.target->type == ShapeType::structure && depth > 0;
        object.add(member.name, goes_on ? Value(full_sample(*member.target, depth - 1))
                                        : protocol::testing::sample(member));
    }
    return object;
}

}  // namespace

TEST_CASE("an output is encoded as its shape says") {
    for (const Value& entry : cases_in("encode.json")) {
        const Object& row = entry.as_object();
        CAPTURE(row.at("name"));
        const Operation& operation = operation_named(row.at("operation").as_string());
        const Object output = decode_json(row.at("output"), *operation.output);
        const HttpResponse response = encode_output(operation, output);
        CHECK(response.body == row.at("body").as_string());
        CHECK(response.status == (row.has("status") ? row.at("status").as_integer() : 200));
        CHECK(response.headers.find("Content-Type") == "application/json");
        CHECK(response.headers.size() == 1);
    }
}

TEST_CASE("whatever an operation may answer reads back as it was") {
    for (const Operation& operation : customer_profiles().operations()) {
        CAPTURE(operation.name);
        Object output = full_sample(*operation.output);
        const HttpResponse response = encode_output(operation, output);
        output.erase("StatusCode");  // it is in the status instead
        CHECK(decode_json(json::parse(response.body), *operation.output) == output);
    }
}

TEST_CASE("a null member is an unset one") {
    const Object output{{"DomainName", "d"}, {"Matching", Value()}, {"Tags", Object()}};
    CHECK(encode_output(operation_named("GetDomain"), output).body ==
          R"({"DomainName":"d","Tags":{}})");
}

TEST_CASE("a member that the shape does not know is a bug that shows, at every level") {
    const auto encode = [](const Object& output) {
        return encode_output(operation_named("GetDomain"), output);
    };
    CHECK_THROWS_AS(encode({{"domainName", "d"}}), std::logic_error);
    CHECK_THROWS_WITH(encode({{"Matching", Object{{"enabled", true}}}}),
                      "MatchingResponse has no member enabled");
    CHECK_THROWS_AS(
        encode({{"RuleBasedMatching", Object{{"MatchingRules", List{Object{{"Rules", List()}}}}}}}),
        std::logic_error);
    CHECK_THROWS_AS(encode({{"x", Value()}}), std::logic_error);
}

TEST_CASE("a structure is encoded alone as it is inside an answer") {
    const Shape& shape = *customer_profiles().find_shape("JobSchedule");
    CHECK(encode_json({{"Time", "00:00"}, {"DayOfTheWeek", "SUNDAY"}}, shape) ==
          R"({"DayOfTheWeek":"SUNDAY","Time":"00:00"})");
    CHECK(encode_json({}, shape) == "{}");
}

TEST_CASE("an error has its type in a header and its text in the body") {
    const HttpResponse modeled =
        encode_error(404, "ResourceNotFoundException", kModeledMessage, "no \"d\"");
    CHECK(modeled.status == 404);
    CHECK(modeled.headers.find("x-amzn-ErrorType") == "ResourceNotFoundException");
    CHECK(modeled.headers.find("Content-Type") == "application/json");
    CHECK(modeled.body == R"({"Message":"no \"d\""})");

    const HttpResponse front_end =
        encode_error(403, "InvalidSignatureException", kFrontEndMessage, "");
    CHECK(front_end.status == 403);
    CHECK(front_end.body == R"({"message":""})");
}

}  // namespace profiles::protocol::restjson
