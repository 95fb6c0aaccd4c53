#include "server/journal/memory.h"

#include <string>

namespace profiles::server {
namespace {

using protocol::List;
using protocol::Object;
using protocol::Value;

/// What the allocator adds to each piece.
constexpr std::size_t kPerAllocation = 16;

std::size_t held_by(const std::string& text) {
    static const std::size_t inside = std::string().capacity();  // takes no memory of its own
    return text.capacity() <= inside ? 0 : text.capacity() + 1 + kPerAllocation;
}

/// Beyond the value itself.
std::size_t held_by(const Value& value) {
    if (const auto* text = value.get_if<std::string>()) {
        return held_by(*text);
    }
    if (const auto* object = value.get_if<Object>()) {
        return memory_of(*object) - sizeof(Object);
    }
    const auto* list = value.get_if<List>();
    if (list == nullptr) {
        return 0;
    }
    std::size_t bytes = list->capacity() * sizeof(Value) + kPerAllocation;
    for (const Value& element : *list) {
        bytes += held_by(element);
    }
    return bytes;
}

}  // namespace

std::size_t memory_of(const Object& object) {
    std::size_t bytes = sizeof(Object) + kPerAllocation + 2 * object.size() * sizeof(Object::Entry);
    for (const auto& [name, value] : object) {
        bytes += held_by(name) + held_by(value);
    }
    return bytes;
}

std::size_t memory_of(const JournalEntry& entry) {
    // The bound members themselves are counted twice, in the entry and below: rather too high.
    std::size_t bytes = sizeof(JournalEntry) + kPerAllocation;
    for (const std::string* text :
         {&entry.id, &entry.operation, &entry.domain, &entry.caller.scope.account,
          &entry.caller.scope.region, &entry.user_agent, &entry.method, &entry.target,
          &entry.error_type, &entry.error_message, &entry.input.body, &entry.output}) {
        bytes += held_by(*text);
    }
    return bytes + memory_of(entry.input.bound);
}

}  // namespace profiles::server
