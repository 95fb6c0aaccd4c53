#include "tests/server/expand.h"

#include "protocol/text.h"

namespace profiles::tests {
namespace {

using protocol::List;
using protocol::Object;
using protocol::Value;

constexpr std::string_view kLetters = "$letters:";

Value expand_text(const std::string& text) {
    if (!text.starts_with(kLetters)) {
        return text;
    }
    const auto count = protocol::parse_integer(text.substr(kLetters.size()));
    return std::string(static_cast<std::size_t>(count.value()), 'x');
}

List texts(std::int64_t count) {
    List list;
    for (std::int64_t i = 1; i <= count; ++i) {
        list.emplace_back(std::to_string(i));
    }
    return list;
}

Object entries(std::int64_t count, const Value& value) {
    Object map;
    for (std::int64_t i = 1; i <= count; ++i) {
        map.add(std::to_string(i), value);
    }
    return map;
}

Value expand_object(const Object& object) {
    if (const Value* count = object.find("$texts")) {
        return texts(count->as_integer());
    }
    if (const Value* count = object.find("$entries")) {
        return entries(count->as_integer(), expand(object.at("value")));
    }
    Object expanded;
    for (const auto& [name, member] : object) {
        expanded.add(name, expand(member));
    }
    return expanded;
}

}  // namespace

Value expand(const Value& value) {
    if (value.is<std::string>()) {
        return expand_text(value.as_string());
    }
    if (value.is<Object>()) {
        return expand_object(value.as_object());
    }
    if (!value.is<List>()) {
        return value;
    }
    List expanded;
    for (const Value& element : value.as_list()) {
        expanded.push_back(expand(element));
    }
    return expanded;
}

}  // namespace profiles::tests
