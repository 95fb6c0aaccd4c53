#include "server/journal/expected_body.h"

#include <fmt/format.h>

#include <vector>

#include "server/documents/strict_object.h"

namespace profiles::server {
namespace {

using protocol::List;
using protocol::Member;
using protocol::Object;
using protocol::Shape;
using protocol::ShapeType;
using protocol::Value;

[[noreturn]] void refuse(const std::string& place, std::string_view wanted) {
    throw DocumentError(fmt::format("{} has to be {}", place, wanted));
}

void check(const Value& expected, const Member& member, const std::string& place);

void check_list(const Value& expected, const Shape& shape, const std::string& place) {
    if (!expected.is<List>()) {
        refuse(place, "a list");
    }
    std::size_t index = 0;
    for (const Value& element : expected.as_list()) {
        check(element, shape.element(), fmt::format("{}[{}]", place, index++));
    }
}

void check_map(const Value& expected, const Shape& shape, const std::string& place) {
    if (!expected.is<Object>()) {
        refuse(place, "an object");
    }
    for (const auto& [key, value] : expected.as_object()) {
        check(value, shape.value(), fmt::format("{}.{}", place, key));
    }
}

void check_scalar(const Value& expected, ShapeType type, const std::string& place) {
    switch (type) {
        case ShapeType::boolean:
            return expected.is<bool>() ? void() : refuse(place, "true or false");
        case ShapeType::string:
        case ShapeType::enumeration:
        case ShapeType::blob:
            return expected.is<std::string>() ? void() : refuse(place, "a text");
        case ShapeType::document:
            return;
        default:
            break;
    }
    if (!expected.is<std::int64_t>() && !expected.is<double>()) {
        refuse(place, type == ShapeType::timestamp ? "a number of epoch seconds" : "a number");
    }
}

void check(const Value& expected, const Member& member, const std::string& place) {
    const Shape& shape = *member.target;
    if (expected.is_null()) {
        return;  // it should not be there
    }
    switch (shape.type) {
        case ShapeType::list:
            return check_list(expected, shape, place);
        case ShapeType::map:
            return check_map(expected, shape, place);
        case ShapeType::structure:
        case ShapeType::union_type:
            return check_expected_body(expected, shape, place);
        default:
            return check_scalar(expected, shape.type, place);
    }
}

}  // namespace

void check_expected_body(const Value& expected, const Shape& shape, const std::string& place) {
    std::vector<std::string_view> known;
    for (const Member& member : shape.members) {
        known.push_back(member.name);
    }
    const StrictObject object(expected, place, known);
    for (const Member& member : shape.members) {
        if (const Value* value = object.find(member.name)) {
            check(*value, member, object.place_of(member.name));
        }
    }
}

}  // namespace profiles::server
