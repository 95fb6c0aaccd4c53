#include "server/journal/verify.h"

#include <catch2/catch.hpp>

#include "protocol/json/write.h"
#include "tests/server/journal/entries.h"
#include "tests/support/test_service.h"
#include "tests/support/vector_cases.h"

namespace profiles::tests {
namespace {

using protocol::List;
using protocol::Object;
using protocol::Value;
using server::Expectation;
using server::Journal;

Journal journal_of(const Object& row) {
    Journal journal(static_cast<std::size_t>(integer_in(row, "max_entries", 100)),
                    static_cast<std::size_t>(integer_in(row, "max_bytes", 1'000'000)));
    std::size_t count = 0;
    for (const Value& entry : row.at("entries").as_list()) {
        const WrittenEntry written(entry.as_object());
        const std::string id = "r" + std::to_string(count++);
        auto recorded = written.entry();
        recorded.id = id;
        journal.record(recorded);
    }
    return journal;
}

/// The verdict as test cases write it: of the nearest requests their ids, nothing of `dropped`.
std::string answer_of(const Journal& journal, const Value& expectation) {
    const auto parsed = Expectation::parse(expectation, api_model());
    Object answer = to_value(verify(journal, parsed, api_model()), api_model());
    answer.erase("dropped");
    for (Value& near : answer.find("nearest")->as_list()) {
        near = Object{{"id", near.as_object().at("request").as_object().at("id")},
                      {"differences", near.as_object().at("differences")}};
    }
    return protocol::json::write(answer);
}

}  // namespace

TEST_CASE("Every expectation gets its verdict, and a reason when it is not met", "[journal]") {
    for (const Value& entry : vector_cases("journal/verifications.json")) {
        const Object& row = entry.as_object();
        INFO(row.at("title").as_string());
        CHECK(answer_of(journal_of(row), row.at("expectation")) ==
              protocol::json::write(row.at("answer")));
    }
}

TEST_CASE("A verdict has the nearest requests in full, and how many fell out", "[journal]") {
    Journal journal(1, 1'000'000);
    journal.record({});
    const WrittenEntry written(
        {{"operation", "CreateProfile"}, {"input", Object{{"FirstName", "Eve"}}}});
    auto entry = written.entry();
    entry.id = "r1";
    journal.record(entry);
    const auto expectation = Expectation::parse(Object{{"status", 404}}, api_model());
    const Object shown = to_value(verify(journal, expectation, api_model()), api_model());
    CHECK(shown.at("dropped") == Value(1));
    const Object& near = shown.at("nearest").as_list().at(0).as_object();
    CHECK(near.at("request") == Value(to_value(journal.entry(0), api_model())));
    CHECK(near.at("request").as_object().at("input") == Value(Object{{"FirstName", "***"}}));
}

TEST_CASE("A timestamp is expected as a number of epoch seconds", "[journal]") {
    using namespace std::chrono_literals;
    const WrittenEntry written(
        {{"operation", "ListWorkflows"},
         {"input", Object{{"QueryStartDate", protocol::Timestamp(1'700'000'000'120ms)}}}});
    Journal journal(1, 1'000'000);
    journal.record(written.entry());
    const auto matched = [&](const Value& date) {
        const Object expectation{{"operation", "ListWorkflows"},
                                 {"body", Object{{"QueryStartDate", date}}}};
        const auto parsed = Expectation::parse(expectation, api_model());
        return verify(journal, parsed, api_model()).matched;
    };
    CHECK(matched(1'700'000'000.12) == 1);
    CHECK(matched(1'700'000'000.121) == 0);
    CHECK(matched(1'700'000'000) == 0);
}

TEST_CASE("An expectation that cannot be checked is refused with the place and what would be right",
          "[journal]") {
    for (const Value& entry : vector_cases("journal/refused_expectations.json")) {
        const Object& row = entry.as_object();
        INFO(row.at("title").as_string());
        CHECK_THROWS_MATCHES(Expectation::parse(row.at("document"), api_model()),
                             server::ExpectationError,
                             Catch::Message(row.at("problem").as_string()));
    }
}

TEST_CASE("A body may expect what breaks the constraints, and nothing where something could be",
          "[journal]") {
    const Value body = protocol::json::parse(
        R"({"DomainName": "", "DefaultExpirationDays": -1.5, "Matching": null, "Tags": {"": ""}})");
    const Object document{{"operation", "UpdateDomain"}, {"body", body}};
    CHECK(Value(Expectation::parse(document, api_model()).body.value()) == body);
}

}  // namespace profiles::tests
