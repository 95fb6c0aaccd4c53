#include "server/journal/journal_entry.h"

#include <catch2/catch.hpp>

#include "protocol/json/write.h"
#include "server/journal/shown_target.h"
#include "tests/server/journal/entries.h"
#include "tests/support/test_service.h"
#include "tests/support/vector_cases.h"

namespace profiles::tests {
namespace {

using namespace std::chrono_literals;
using protocol::Object;
using protocol::Value;
using server::JournalEntry;
using server::RetryAttempt;

std::string shown(const JournalEntry& entry) {
    return protocol::json::write(to_value(entry, api_model()));
}

JournalEntry profile_entry() {
    JournalEntry entry;
    entry.id = "id";
    entry.time = protocol::Timestamp(1767225600s);
    entry.operation = "CreateProfile";
    entry.domain = "d";
    entry.account = "123456789012";
    entry.region = "eu-west-1";
    entry.verdict = server::SignatureVerdict::valid;
    entry.user_agent = "agent";
    entry.retry = RetryAttempt{2, 3};
    entry.method = "POST";
    entry.target = "/domains/d/profiles?X-Amz-Signature=secret";
    entry.status = 200;
    entry.duration = 120us;
    entry.input = {R"({"DomainName":"d"})", R"({"FirstName":"Ada"})"};
    entry.output = R"({"ProfileId":"p"})";
    entry.fault = true;
    entry.request_bytes = 42;
    entry.response_bytes = 200;
    return entry;
}

}  // namespace

TEST_CASE("An entry is shown with everything but its secrets", "[journal]") {
    CHECK(shown(profile_entry()) ==
          R"({"id":"id","time":"2026-01-01T00:00:00Z","operation":"CreateProfile","domain":"d",)"
          R"("account":"123456789012","region":"eu-west-1","signature":"valid",)"
          R"("user_agent":"agent","retry":{"attempt":2,"max":3},"method":"POST",)"
          R"("target":"/domains/d/profiles?X-Amz-Signature=***","status":200,"duration_us":120,)"
          R"("fault":true,"truncated":false,"request_bytes":42,"response_bytes":200,)"
          R"("input":{"DomainName":"d","FirstName":"***"},"output":{"ProfileId":"p"}})");
}

TEST_CASE("An error is shown in place of an output", "[journal]") {
    JournalEntry entry = profile_entry();
    entry.output = {};
    entry.error_type = "ThrottlingException";
    entry.error_message = "Rate exceeded";
    const Object value = to_value(entry, api_model());
    CHECK(value.at("error") ==
          Value(Object{{"type", "ThrottlingException"}, {"message", "Rate exceeded"}}));
    CHECK(value.has("input"));
    CHECK_FALSE(value.has("output"));
}

TEST_CASE("An entry leaves out what nothing is known of", "[journal]") {
    CHECK(shown(JournalEntry()) ==
          R"({"id":"","time":"1970-01-01T00:00:00Z","account":"","region":"",)"
          R"("signature":"unsigned","method":"","target":"","status":0,"duration_us":0,)"
          R"("fault":false,"truncated":false,"request_bytes":0,"response_bytes":0})");
    JournalEntry entry;
    entry.retry = RetryAttempt{2, {}};
    CHECK(to_value(entry, api_model()).at("retry") == Value(Object{{"attempt", 2}}));
}

TEST_CASE("A truncated entry shows no bodies and says so", "[journal]") {
    JournalEntry entry = profile_entry();
    entry.truncated = true;
    const Object value = to_value(entry, api_model());
    CHECK(value.at("truncated") == Value(true));
    CHECK_FALSE(value.has("input"));
    CHECK_FALSE(value.has("output"));
}

TEST_CASE("A body whose operation is not known is not shown: nobody knows its secrets",
          "[journal]") {
    JournalEntry entry = profile_entry();
    entry.operation = "Unknown";
    CHECK_FALSE(to_value(entry, api_model()).has("input"));
    CHECK_FALSE(to_value(entry, api_model()).has("output"));
}

TEST_CASE("A target is shown as it was sent but for what signs it", "[journal]") {
    for (const Value& entry : vector_cases("journal/targets.json")) {
        const Object& row = entry.as_object();
        CHECK(server::shown_target(row.at("target").as_string()) == row.at("shown").as_string());
    }
}

TEST_CASE("The SDKs' retry header is read, and anything else taken for none", "[journal]") {
    for (const Value& entry : vector_cases("journal/retry_attempts.json")) {
        const Object& row = entry.as_object();
        CAPTURE(row.at("header").as_string());
        std::optional<RetryAttempt> expected;
        if (row.has("attempt")) {
            expected.emplace();
            expected->attempt = row.at("attempt").as_integer();
        }
        if (row.has("max")) {
            expected->max = row.at("max").as_integer();
        }
        CHECK((server::parse_retry_attempt(row.at("header").as_string()) == expected));
    }
}

}  // namespace profiles::tests
