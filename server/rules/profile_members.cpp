#include "server/rules/profile_members.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace profiles::server::rules {
namespace {

using protocol::List;
using protocol::Object;
using protocol::Value;

struct DeprecatedMember {
    std::string_view name;
    std::string_view text;  // the member that took its place
};

constexpr std::array<DeprecatedMember, 2> kDeprecatedMembers{{
    {"Gender", "GenderString"},
    {"PartyType", "PartyTypeString"},
}};

void replace_deprecated(Object& given) {
    for (const auto& [name, text] : kDeprecatedMembers) {
        if (const Value* deprecated = given.find(name)) {
            if (!given.has(text)) {
                given.set(text, *deprecated);
            }
            given.erase(name);
        }
    }
}

bool is_empty(const Value& value) {
    if (const auto* text = value.get_if<std::string>()) {
        return text->empty();
    }
    if (const auto* list = value.get_if<List>()) {
        return list->empty();
    }
    const auto* parts = value.get_if<Object>();
    return parts != nullptr && parts->empty();
}

Object updated_parts(const Object& stored, const Object& given);

Value updated(const Value* stored, const Value& given) {
    if (!given.is<Object>()) {
        return given;
    }
    return updated_parts(stored ? stored->as_object() : Object{}, given.as_object());
}

void add_unless_empty(Object& parts, const std::string& name, Value value) {
    if (!is_empty(value)) {
        parts.add(name, std::move(value));
    }
}

/// What was there keeps its place, what is new follows. A request may have a million attributes:
/// the index keeps each from being looked for among all others.
Object updated_parts(const Object& stored, const Object& given) {
    std::unordered_map<std::string_view, const Value*> changes;
    for (const auto& [name, value] : given) {
        changes.emplace(name, &value);
    }
    Object parts;
    for (const auto& [name, value] : stored) {
        const auto change = changes.find(name);
        if (change == changes.end()) {
            parts.add(name, value);
        } else {
            add_unless_empty(parts, name, updated(&value, *change->second));
            changes.erase(change);
        }
    }
    for (const auto& [name, value] : given) {
        if (changes.contains(name)) {
            add_unless_empty(parts, name, updated(nullptr, value));
        }
    }
    return parts;
}

}  // namespace

void update_members(Object& members, Object given) {
    replace_deprecated(given);
    members = updated_parts(members, given);
}

void add_deprecated_members(Object& members, const protocol::Shape& profile) {
    for (const auto& [name, text] : kDeprecatedMembers) {
        const Value* value = members.find(text);
        const auto& values = profile.find(name)->target->enum_values;
        if (value && std::ranges::find(values, value->as_string()) != values.end()) {
            members.add(std::string(name), *value);
        }
    }
}

}  // namespace profiles::server::rules
