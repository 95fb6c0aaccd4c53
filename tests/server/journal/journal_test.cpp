#include "server/journal/journal.h"

#include <catch2/catch.hpp>

#include "protocol/json/write.h"
#include "tests/server/journal/entries.h"
#include "tests/support/test_service.h"

namespace profiles::tests {
namespace {

using namespace std::chrono_literals;
using protocol::List;
using protocol::Object;
using protocol::Value;
using server::Journal;
using server::JournalEntry;
using server::JournalFilter;
using server::JournalPage;

constexpr std::size_t kPlenty = 1'000'000;

const std::string kLarge(10'000, 'x');

JournalEntry entry_named(std::string_view id) {
    JournalEntry entry;
    entry.id = id;
    return entry;
}

JournalEntry large_entry_named(std::string_view id) {
    JournalEntry entry = entry_named(id);
    entry.output = kLarge;
    return entry;
}

std::size_t bytes_of(const JournalEntry& entry) {
    Journal journal(1, kPlenty);
    journal.record(entry);
    return journal.bytes();
}

/// Entries of those ids, "a" the oldest for "abc".
Journal journal_of(std::string_view ids, std::size_t max_entries = 100) {
    Journal journal(max_entries, kPlenty);
    for (const char id : ids) {
        journal.record(entry_named(std::string(1, id)));
    }
    return journal;
}

std::string ids_on(const JournalPage& page) {
    std::string ids;
    for (const JournalEntry& entry : page.entries) {
        ids += entry.id;
    }
    return ids;
}

std::string ids_in(const Journal& journal, const JournalFilter& filter = {}) {
    return ids_on(journal.page(filter, 100));
}

}  // namespace

TEST_CASE("The journal is read newest first", "[journal]") {
    CHECK(ids_in(journal_of("abc")) == "cba");
    CHECK(ids_in(journal_of("")).empty());
}

TEST_CASE("The oldest entries fall out when there are too many, and are counted", "[journal]") {
    Journal journal = journal_of("abcde", 3);
    CHECK(ids_in(journal) == "edc");
    CHECK(journal.dropped() == 2);
    CHECK(journal_of("abc", 3).dropped() == 0);
}

TEST_CASE("A journal for no entries keeps none", "[journal]") {
    Journal journal = journal_of("ab", 0);
    CHECK(journal.size() == 0);
    CHECK(journal.dropped() == 2);
    CHECK(journal.bytes() == 0);
}

TEST_CASE("The oldest entries fall out when they take too much memory", "[journal]") {
    const std::size_t each = bytes_of(large_entry_named("a"));
    Journal journal(100, 3 * each);
    for (const char* id : {"a", "b", "c"}) {
        journal.record(large_entry_named(id));
    }
    CHECK(ids_in(journal) == "cba");
    CHECK(journal.bytes() == 3 * each);

    journal.record(entry_named("d"));
    CHECK(ids_in(journal) == "dcb");
    CHECK(journal.bytes() < 3 * each);
    CHECK(journal.dropped() == 1);
}

TEST_CASE("An entry that is larger than the whole journal keeps its line but loses its bodies",
          "[journal]") {
    Journal journal(100, 10'000);
    JournalEntry entry = large_entry_named("large");
    entry.operation = "GetDomain";
    entry.input = {R"({"DomainName":"d"})", "{}"};
    journal.record(entry);
    REQUIRE(ids_in(journal) == "large");
    CHECK(journal.entry(0).truncated);
    CHECK(journal.entry(0).operation == "GetDomain");
    CHECK(journal.entry(0).input.bound.empty());
    CHECK(journal.entry(0).input.body.empty());
    CHECK(journal.entry(0).output.empty());
    CHECK(journal.bytes() <= 10'000);
    CHECK(journal.dropped() == 0);
}

TEST_CASE("An entry that is as large as the whole journal is kept in full", "[journal]") {
    const JournalEntry entry = large_entry_named("large");
    Journal journal(100, bytes_of(entry));
    journal.record(entry);
    REQUIRE(ids_in(journal) == "large");
    CHECK_FALSE(journal.entry(0).truncated);
}

TEST_CASE("An entry whose line alone is too large falls out", "[journal]") {
    Journal journal(100, 10'000);
    journal.record(entry_named("a"));
    journal.record(entry_named(kLarge));
    CHECK(journal.size() == 0);
    CHECK(journal.dropped() == 2);
    CHECK(journal.bytes() == 0);
}

TEST_CASE("A cleared journal has no entries and has dropped none", "[journal]") {
    Journal journal = journal_of("abc", 2);
    journal.clear();
    CHECK(journal.size() == 0);
    CHECK(journal.bytes() == 0);
    CHECK(journal.dropped() == 0);
    journal.record(entry_named("d"));
    CHECK(ids_in(journal) == "d");
}

TEST_CASE("Pages follow each other without gap or repetition", "[journal]") {
    Journal journal = journal_of("abcde");
    const JournalPage first = journal.page({}, 2);
    CHECK(ids_on(first) == "ed");
    REQUIRE(first.next);

    journal.record(entry_named("f"));
    const JournalPage second = journal.page({}, 2, first.next);
    CHECK(ids_on(second) == "cb");
    const JournalPage third = journal.page({}, 2, second.next);
    CHECK(ids_on(third) == "a");
    CHECK_FALSE(third.next);
}

TEST_CASE("A page that ends where the journal ends says so", "[journal]") {
    CHECK_FALSE(journal_of("ab").page({}, 2).next);
    CHECK(journal_of("abc").page({}, 2).next);
    CHECK(journal_of("abc").page({}, 0).entries.empty());
}

TEST_CASE("A cursor to what fell out or was cleared is the end", "[journal]") {
    Journal journal = journal_of("abc", 3);
    const auto cursor = journal.page({}, 2).next;
    journal.record(entry_named("d"));
    CHECK(ids_on(journal.page({}, 2, cursor)).empty());
    journal.clear();
    journal.record(entry_named("e"));
    CHECK(ids_on(journal.page({}, 2, cursor)).empty());
}

TEST_CASE("Only what the filter lets through is shown, and counts for the page", "[journal]") {
    Journal journal(100, kPlenty);
    const auto record = [&](std::string_view id, const Object& row, protocol::Timestamp time) {
        const WrittenEntry written(row);
        JournalEntry entry = written.entry();
        entry.id = id;
        entry.time = time;
        journal.record(entry);
    };
    const protocol::Timestamp start(1000s);
    record("a", {{"operation", "GetDomain"}, {"domain", "d"}}, start);
    record("b", {{"operation", "GetDomain"}, {"domain", "e"}, {"status", 404}, {"error", "X"}},
           start + 1s);
    record("c", {{"operation", "ListDomains"}, {"status", 429}, {"error", "Y"}}, start + 2s);
    record("d", {{"operation", "GetDomain"}, {"domain", "d"}, {"status", 404}}, start + 3s);

    CHECK(ids_in(journal, {.operation = "GetDomain"}) == "dba");
    CHECK(ids_in(journal, {.domain = "d"}) == "da");
    CHECK(ids_in(journal, {.status = 404}) == "db");
    CHECK(ids_in(journal, {.error = "Y"}) == "c");
    CHECK(ids_in(journal, {.since = start + 2s}) == "dc");
    CHECK(ids_in(journal, {.operation = "GetDomain", .status = 404, .since = start + 2s}) == "d");
    CHECK(ids_in(journal, {.operation = "getdomain"}).empty());

    const JournalFilter of_domain{.operation = "GetDomain"};
    const JournalPage first = journal.page(of_domain, 2);
    CHECK(ids_on(first) == "db");
    CHECK(ids_on(journal.page(of_domain, 2, first.next)) == "a");
    CHECK_FALSE(journal.page({.domain = "d"}, 2).next);
}

TEST_CASE("A page is shown with its requests, its cursor and what was dropped", "[journal]") {
    const Journal journal = journal_of("abcd", 3);
    const Object shown = to_value(journal.page({}, 2), api_model());
    CHECK(shown.at("requests") == Value(List{to_value(journal.entry(2), api_model()),
                                             to_value(journal.entry(1), api_model())}));
    CHECK(shown.at("dropped") == Value(1));
    const auto cursor = server::parse_journal_cursor(shown.at("next").as_string());
    CHECK(ids_on(journal.page({}, 2, cursor)) == "b");
    CHECK_FALSE(to_value(journal.page({}, 3), api_model()).has("next"));
}

TEST_CASE("What is no cursor is told from one", "[journal]") {
    CHECK(server::parse_journal_cursor("42") == 42);
    for (const char* text : {"", "-1", "x", "1x", " 1", "99999999999999999999"}) {
        CAPTURE(text);
        CHECK_FALSE(server::parse_journal_cursor(text));
    }
}

}  // namespace profiles::tests
