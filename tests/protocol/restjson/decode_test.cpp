#include "protocol/restjson/decode.h"

#include <fmt/format.h>

#include "protocol/json/parse.h"
#include "protocol/restjson/errors.h"
#include "tests/protocol/fixtures.h"

namespace profiles::protocol::restjson {
namespace {

using protocol::testing::as_json;
using protocol::testing::cases_in;
using protocol::testing::customer_profiles_router;
using protocol::testing::repeated;
using protocol::testing::text_in;

Object decode(const HttpRequest& request) {
    const auto target = RequestTarget::parse(request.target);
    const Query query = Query::parse(target.query);
    const auto route = customer_profiles_router().match(request.method, target.path, query);
    REQUIRE(route);
    return decode_input(*route, query, request);
}

Object decode_update(std::string body) {
    return decode({"PUT", "/domains/d", {}, std::move(body)});
}

/// `count` members `"name":value`, where the name is made from the member's number.
template <typename Name>
std::string members(int count, Name name, std::string_view value) {
    std::string text;
    for (int i = 0; i < count; ++i) {
        text += fmt::format(R"({}"{}":{})", i == 0 ? "" : ",", name(i), value);
    }
    return text;
}

}  // namespace

TEST_CASE("a request is decoded into its input, or refused with the place at fault") {
    for (const Value& entry : cases_in("decode.json")) {
        const Object& row = entry.as_object();
        CAPTURE(row);
        const HttpRequest request{row.at("method").as_string(),
                                  row.at("target").as_string(),
                                  {},
                                  text_in(row, "body").value_or("")};
        try {
            const Object input = decode(request);
            CHECK(as_json(input) == (row.has("input") ? row.at("input") : Value("refused")));
        } catch (const RequestError& error) {
            CHECK(error.what() == text_in(row, "error").value_or("accepted"));
            CHECK(error.type() == "SerializationException");
            CHECK(error.status() == 400);
        }
    }
}

TEST_CASE("members arrive in a fixed order: labels, query, then the body as it was sent") {
    const Object input = decode({"POST",
                                 "/domains/d/workflows?next-token=t&max-results=1",
                                 {},
                                 R"({"Status":"COMPLETE","WorkflowType":"APPFLOW_INTEGRATION"})"});
    std::vector<std::string> names;
    for (const auto& [name, value] : input) {
        names.push_back(name);
    }
    CHECK(names == std::vector<std::string>{"DomainName", "NextToken", "MaxResults", "Status",
                                            "WorkflowType"});
}

TEST_CASE("numbers and timestamps have the type of their shape, not of their text") {
    const Object update = decode_update(
        R"({"DefaultExpirationDays":5,"Matching":{"AutoMerging":{"MinAllowedConfidenceScoreForMerging":1}}})");
    CHECK(update.at("DefaultExpirationDays").is<std::int64_t>());
    const Object& merging = update.at("Matching").as_object().at("AutoMerging").as_object();
    CHECK(merging.at("MinAllowedConfidenceScoreForMerging").is<double>());
    const Object list = decode({"POST", "/domains/d/workflows", {}, R"({"QueryStartDate":1})"});
    CHECK(list.at("QueryStartDate").is<Timestamp>());
}

TEST_CASE("a body nests as deep as JSON may here, even where nothing is read from it") {
    const auto nested = [](std::size_t depth) {
        return R"({"x":)" + repeated("[", depth - 1) + repeated("]", depth - 1) + "}";
    };
    CHECK_NOTHROW(decode_update(nested(json::kMaxDepth)));
    CHECK_THROWS_WITH(decode_update(nested(json::kMaxDepth + 1)),
                      Catch::Contains("Nested deeper than 100 levels"));
    CHECK_THROWS_AS(decode_update(nested(1'000'000)), RequestError);
}

TEST_CASE("a great many members are decoded at once, alike or not") {
    const auto same = [](int) { return std::string("a"); };
    const auto other = [](int i) { return std::to_string(i); };
    constexpr int count = 100'000;

    const Object repeated_key = decode_update(
        fmt::format(R"({{"Tags":{{{},"a":"last"}}}})", members(count, same, R"("v")")));
    CHECK(repeated_key.at("Tags") == Value(Object{{"a", "last"}}));

    const Object many_keys =
        decode_update(fmt::format(R"({{"Tags":{{{}}}}})", members(count, other, R"("v")")));
    CHECK(many_keys.at("Tags").as_object().size() == count);

    const Object repeated_member = decode_update(
        fmt::format("{{{}}}", members(
                                  count, [](int) { return "DefaultExpirationDays"; }, "7")));
    CHECK(repeated_member.at("DefaultExpirationDays") == Value(7));

    CHECK(decode_update(fmt::format("{{{}}}", members(count, other, "1"))).size() == 1);
    CHECK(decode_update(fmt::format("{{{}}}", members(
                                                  count, [](int) { return "DomainName"; }, "1")))
              .size() == 1);
}

TEST_CASE("a number of a great many digits is read or refused at once") {
    const std::string digits = repeated("9", 1'000'000);
    CHECK_THROWS_AS(decode_update(R"({"DefaultExpirationDays":)" + digits + "}"), RequestError);
    CHECK_THROWS_AS(decode_update(R"({"x":-)" + digits + "}"), RequestError);
    CHECK_NOTHROW(decode_update(R"({"x":0.)" + digits + "}"));
    CHECK_NOTHROW(decode_update(R"({"x":0.)" + repeated("0", 400) + "1}"));
}

TEST_CASE("a body whose bytes are not UTF-8 is refused") {
    const auto* bytes = GENERATE("\xFF", "\xC3", "\xED\xA0\x80", "\xC0\x80");
    CHECK_THROWS_AS(decode_update(fmt::format(R"({{"Tags":{{"a":"{}"}}}})", bytes)), RequestError);
    CHECK_THROWS_AS(decode_update(fmt::format(R"({{"{}":1}})", bytes)), RequestError);
}

TEST_CASE("a document that is no request is decoded against its shape alone") {
    const Shape& shape = *protocol::testing::customer_profiles().find_shape("MatchingRequest");
    const Object matching =
        decode_json(json::parse(R"({"Enabled":true,"x":1,"JobSchedule":null})"), shape);
    CHECK(matching == Object{{"Enabled", true}});
    CHECK_THROWS_WITH(decode_json(json::parse("[]"), shape), Catch::Contains("Start of list"));
    CHECK_THROWS_WITH(decode_json(json::parse("1"), *shape.find("Enabled")),
                      Catch::EndsWith("a Boolean (at 'Enabled')"));
}

}  // namespace profiles::protocol::restjson
