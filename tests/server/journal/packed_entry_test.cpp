#include "server/journal/packed_entry.h"

#include <catch2/catch.hpp>
#include <string>

#include "protocol/json/write.h"
#include "tests/support/test_service.h"

namespace profiles::tests {
namespace {

using server::JournalEntry;
using server::PackedEntry;

/// Every text its own, one of them empty.
JournalEntry full_entry() {
    JournalEntry entry;
    entry.time = protocol::Timestamp(std::chrono::seconds(1767225600));
    entry.verdict = server::SignatureVerdict::valid;
    entry.retry = server::RetryAttempt{2, 3};
    entry.status = 400;
    entry.duration = std::chrono::microseconds(120);
    entry.fault = true;
    entry.request_bytes = 42;
    entry.response_bytes = 200;
    entry.truncated = true;
    entry.sequence = 7;
    entry.id = "id";
    entry.operation = "UpdateDomain";
    entry.domain = "d";
    entry.account = "123456789012";
    entry.region = "eu-west-1";
    entry.user_agent = "";
    entry.method = "PUT";
    entry.target = "/domains/d";
    entry.error_type = "BadRequestException";
    entry.error_message = "It is bad";
    entry.input = {R"({"DomainName":"d"})", R"({"DefaultExpirationDays":0})"};
    entry.output = "{}";
    return entry;
}

void require_same(const JournalEntry& entry, const JournalEntry& expected) {
    CHECK(protocol::json::write(to_value(entry, api_model())) ==
          protocol::json::write(to_value(expected, api_model())));
    CHECK(entry.truncated == expected.truncated);
    CHECK(entry.sequence == expected.sequence);
    CHECK(entry.input.bound == expected.input.bound);
    CHECK(entry.input.body == expected.input.body);
    CHECK(entry.output == expected.output);
}

}  // namespace

TEST_CASE("What was packed comes out as it went in", "[journal]") {
    PackedEntry packed;
    packed.pack(full_entry());
    require_same(packed.entry(), full_entry());
}

TEST_CASE("An empty entry comes out empty", "[journal]") {
    PackedEntry packed;
    packed.pack({});
    require_same(packed.entry(), {});
}

TEST_CASE("Of the entry that was there before nothing is left", "[journal]") {
    PackedEntry packed;
    packed.pack(full_entry());
    packed.pack({});
    require_same(packed.entry(), {});
    packed.pack(full_entry());
    require_same(packed.entry(), full_entry());
}

TEST_CASE("A packed entry can be moved, short or long", "[journal]") {
    const std::string text(1000, 'x');
    JournalEntry entry = full_entry();
    for (const std::string_view output : {std::string_view(), std::string_view(text)}) {
        entry.output = output;
        PackedEntry packed;
        packed.pack(entry);
        const PackedEntry moved = std::move(packed);
        require_same(moved.entry(), entry);
    }
}

TEST_CASE("The memory of an entry is that of all its texts, and a little", "[journal]") {
    const std::string text(1000, 'x');
    PackedEntry packed;
    packed.pack({});
    const std::size_t empty = packed.memory();
    CHECK(empty >= sizeof(PackedEntry));

    JournalEntry entry;
    entry.user_agent = text;
    entry.input = {text, text};
    packed.pack(entry);
    CHECK(packed.memory() >= sizeof(PackedEntry) + 3 * text.size());
    CHECK(packed.memory() <= empty + 3 * text.size());
}

TEST_CASE("The room of a large entry is not kept for a small one", "[journal]") {
    const std::string text(100'000, 'x');
    JournalEntry entry;
    entry.output = text;
    PackedEntry packed;
    packed.pack(entry);
    packed.pack(full_entry());
    CHECK(packed.memory() < 1000);
}

}  // namespace profiles::tests
