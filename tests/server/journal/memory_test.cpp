#include "server/journal/memory.h"

#include <catch2/catch.hpp>
#include <string>

namespace profiles::tests {

using protocol::List;
using protocol::Object;
using server::JournalEntry;
using server::memory_of;

namespace {

const std::string kText(1000, 'x');

}  // namespace

TEST_CASE("Every text of an entry counts", "[journal]") {
    std::string JournalEntry::*const texts[] = {
        &JournalEntry::id,         &JournalEntry::operation,    &JournalEntry::domain,
        &JournalEntry::user_agent, &JournalEntry::method,       &JournalEntry::target,
        &JournalEntry::error_type, &JournalEntry::error_message};
    JournalEntry entry;
    std::size_t before = memory_of(entry);
    CHECK(before >= sizeof(JournalEntry));
    const auto grew = [&] {
        const std::size_t grown = memory_of(entry) - before;
        before += grown;
        return grown;
    };
    for (const auto text : texts) {
        entry.*text = kText;
        CHECK(grew() >= kText.size());
    }
    entry.caller.scope.account = kText;
    CHECK(grew() >= kText.size());
    entry.caller.scope.region = kText;
    CHECK(grew() >= kText.size());
    entry.input.bound.add("a", kText);
    CHECK(grew() >= kText.size() + sizeof(Object::Entry));
    entry.input.body = kText;
    CHECK(grew() >= kText.size());
    entry.output = kText;
    CHECK(grew() >= kText.size());
}

TEST_CASE("What is deep inside a body counts, names and values alike", "[journal]") {
    const std::size_t empty = memory_of(Object());
    CHECK(memory_of(Object{{kText, 1}}) >= empty + kText.size());
    CHECK(memory_of(Object{{"a", Object{{"b", kText}}}}) >= empty + kText.size());
    CHECK(memory_of(Object{{"a", List{List{kText}}}}) >= empty + kText.size());
    CHECK(memory_of(Object{{"a", List(100)}}) >= empty + 100 * sizeof(protocol::Value));
}

TEST_CASE("A list counts with what it reserved", "[journal]") {
    List list;
    list.reserve(1000);
    Object object;
    object.add("a", std::move(list));
    CHECK(memory_of(object) >= 1000 * sizeof(protocol::Value));
}

TEST_CASE("An object that grew counts with the room that growing left", "[journal]") {
    Object object;
    for (int i = 0; i < 1025; ++i) {  // the last one doubles the room for 1024
        object.add("a", i);
    }
    CHECK(memory_of(object) >= 2048 * sizeof(Object::Entry));
}

}  // namespace profiles::tests
