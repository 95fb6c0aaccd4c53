#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <unordered_map>

#include "protocol/redact.h"
#include "protocol/restjson/decode.h"
#include "protocol/restjson/decode_text.h"
#include "protocol/restjson/errors.h"
#include "protocol/restjson/path.h"
#include "protocol/text.h"

namespace profiles::protocol::restjson {
namespace {

/// Decodes in place, as all that follow do: most of what JSON holds is already what a member of its
/// shape holds.
void decode_value(Value& value, const Member& member, const Path& path);

/// The token's name in the wording of AWS's own decoders (general knowledge of Coral services; not
/// seen on this one).
struct TokenName {
    std::string_view operator()(Value::Null) const { return "NULL_VALUE"; }
    std::string_view operator()(bool value) const { return value ? "TRUE_VALUE" : "FALSE_VALUE"; }
    std::string_view operator()(std::int64_t) const { return "NUMBER_VALUE"; }
    std::string_view operator()(double) const { return "NUMBER_VALUE"; }
    std::string_view operator()(const std::string&) const { return "STRING_VALUE"; }
    std::string_view operator()(Timestamp) const { return "NUMBER_VALUE"; }
    std::string_view operator()(const List&) const { return "START_ARRAY"; }
    std::string_view operator()(const Object&) const { return "START_OBJECT"; }
    std::string_view operator()(const EncodedJson&) const { return "START_OBJECT"; }
};

RequestError wrong_type(const Value& json, std::string_view wanted, const Path& path) {
    if (json.is<Object>()) {
        return errors::serialization("Start of structure or map found where not expected.",
                                     path.text());
    }
    if (json.is<List>()) {
        return errors::serialization("Start of list found where not expected.", path.text());
    }
    return errors::serialization(
        fmt::format("{} can not be converted to {}", json.visit(TokenName()), wanted), path.text());
}

void decode_integer(const Value& value, const IntegerType& type, const Path& path) {
    if (!value.is<std::int64_t>()) {
        throw wrong_type(value, type.name, path);
    }
    if (value.as_integer() < type.min || value.as_integer() > type.max) {
        // Which number it was may be sensitive.
        throw errors::serialization(fmt::format("NUMBER_VALUE does not fit {}", type.name),
                                    path.text());
    }
}

/// What JSON has no number for, restJson1 writes as a string; no other string is a number.
std::optional<double> not_finite(const Value& value) {
    const auto number = value.is<std::string>() ? parse_double(value.as_string()) : std::nullopt;
    return number && !std::isfinite(*number) ? number : std::nullopt;
}

void decode_double(Value& value, const Path& path) {
    if (value.is<std::int64_t>()) {
        value = static_cast<double>(value.as_integer());
    } else if (const auto number = not_finite(value)) {
        value = *number;
    } else if (!value.is<double>()) {
        throw wrong_type(value, "a Double", path);
    }
}

void decode_timestamp(Value& value, TimestampFormat format, const Path& path) {
    std::optional<Timestamp> time;
    if (format == TimestampFormat::epoch_seconds) {
        if (value.is<double>()) {
            time = timestamp_from_epoch_seconds(value.as_double());
        } else if (value.is<std::int64_t>()) {
            time = timestamp_from_epoch_seconds(static_cast<double>(value.as_integer()));
        } else {
            throw wrong_type(value, "a Timestamp", path);
        }
    } else if (value.is<std::string>()) {
        time = parse_timestamp(value.as_string(), format);
    } else {
        throw wrong_type(value, "a Timestamp", path);
    }
    if (!time) {
        throw errors::serialization("The timestamp is out of range or not in its format",
                                    path.text());
    }
    value = *time;
}

void decode_list(Value& value, const Shape& shape, const Path& path) {
    if (!value.is<List>()) {
        throw wrong_type(value, "a List", path);
    }
    std::size_t index = 0;
    for (Value& element : value.as_list()) {
        if (!(element.is_null() && shape.sparse)) {
            decode_value(element, shape.element(), {&path, {}, index});
        }
        ++index;
    }
}

/// Of so many names each is compared with each, which takes no memory.
constexpr std::size_t kFewNames = 12;

bool has_repeated_names(const Object& object) {
    if (object.size() <= kFewNames) {
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            const auto has_name = [&](const auto& other) { return other.name == entry->name; };
            if (std::any_of(std::next(entry), object.end(), has_name)) {
                return true;
            }
        }
        return false;
    }
    std::vector<std::string_view> names;
    names.reserve(object.size());
    for (const auto& [name, value] : object) {
        names.push_back(name);
    }
    std::ranges::sort(names);
    return std::ranges::adjacent_find(names) != names.end();
}

/// Of a name that comes twice only the last value counts, in the place of the first.
void drop_repeated_names(Object& object) {
    if (!has_repeated_names(object)) {
        return;
    }
    std::unordered_map<std::string, Value*> kept;
    Object unique;
    unique.reserve(object.size());  // so that `kept` can point into it
    for (auto& [name, value] : object) {
        if (const auto earlier = kept.find(name); earlier != kept.end()) {
            *earlier->second = std::move(value);
        } else {
            kept.emplace(name, &unique.add(name, std::move(value)));
        }
    }
    object = std::move(unique);
}

/// The keys of a map that is sensitive are so too, and the place of a fault ends up in the journal.
void decode_map(Value& value, const Member& member, const Path& path) {
    if (!value.is<Object>()) {
        throw wrong_type(value, "a Map", path);
    }
    const Shape& shape = *member.target;
    for (auto& [key, element] : value.as_object()) {
        if (!(element.is_null() && shape.sparse)) {
            decode_value(element, shape.value(),
                         {&path, member.sensitive ? kRedacted : std::string_view(key), {}});
        }
    }
    drop_repeated_names(value.as_object());
}

void add_defaults(Object& structure, const Shape& shape) {
    for (const Member& member : shape.members) {
        if (member.default_value && !structure.has(member.name)) {
            structure.add(member.name, *member.default_value);
        }
    }
}

/// Nulls are as if nothing were there, and so is what the shape does not know.
void drop_what_says_nothing(Object& structure, const Shape& shape) {
    Object kept;
    for (auto& [name, value] : structure) {
        if (!value.is_null() && shape.find(name) != nullptr) {
            kept.add(std::move(name), std::move(value));
        }
    }
    structure = std::move(kept);
}

void decode_structure(Value& value, const Shape& shape, const Path& path) {
    if (!value.is<Object>()) {
        throw wrong_type(value, "a Structure", path);
    }
    Object& structure = value.as_object();
    bool all_say_something = true;
    for (auto& [name, element] : structure) {
        const Member* member = element.is_null() ? nullptr : shape.find(name);
        if (member != nullptr) {
            decode_value(element, *member, {&path, name, {}});
        }
        all_say_something = all_say_something && member != nullptr;
    }
    drop_repeated_names(structure);
    if (!all_say_something) {
        drop_what_says_nothing(structure, shape);
    }
    add_defaults(structure, shape);
}

/// Some serializers name a union's shape in it. That says nothing where the model has no such
/// member (restJson1).
bool is_type_hint(std::string_view name, const Shape& shape) {
    return name == "__type" && shape.find(name) == nullptr;
}

void decode_union(Value& value, const Shape& shape, const Path& path) {
    if (!value.is<Object>()) {
        throw wrong_type(value, "a Union", path);
    }
    Object given;
    for (auto& [name, element] : value.as_object()) {
        if (element.is_null()) {
            given.erase(name);
        } else if (is_type_hint(name, shape)) {
            continue;
        } else if (given.size() < 2) {  // once there are two, the others need no look-up
            given.set(name, std::move(element));
        }
    }
    if (given.size() != 1) {
        throw errors::serialization(
            fmt::format("A union takes exactly one member, not {}", given.size()), path.text());
    }
    auto& [name, element] = *given.begin();
    const Member* member = shape.find(name);
    if (member == nullptr) {
        throw errors::serialization(fmt::format("The union has no member {}", name), path.text());
    }
    decode_value(element, *member, {&path, name, {}});
    value = std::move(given);
}

void require(bool has_type, const Value& value, std::string_view wanted, const Path& path) {
    if (!has_type) {
        throw wrong_type(value, wanted, path);
    }
}

void decode_value(Value& value, const Member& member, const Path& path) {
    const Shape& shape = *member.target;
    if (value.is_null()) {
        throw errors::serialization("A null is not allowed here", path.text());
    }
    switch (shape.type) {
        case ShapeType::boolean:
            return require(value.is<bool>(), value, "a Boolean", path);
        case ShapeType::string:
        case ShapeType::enumeration:
        case ShapeType::blob:
            return require(value.is<std::string>(), value, "a String", path);
        case ShapeType::float_number:
        case ShapeType::double_number:
            return decode_double(value, path);
        case ShapeType::timestamp:
            return decode_timestamp(value, member.timestamp_format, path);
        case ShapeType::list:
            return decode_list(value, shape, path);
        case ShapeType::map:
            return decode_map(value, member, path);
        case ShapeType::structure:
            return decode_structure(value, shape, path);
        case ShapeType::union_type:
            return decode_union(value, shape, path);
        case ShapeType::document:
            return;
        default:
            return decode_integer(value, integer_type(shape.type), path);
    }
}

}  // namespace

Value decode_json(Value json, const Member& member) {
    decode_value(json, member, {nullptr, member.name, {}});
    return json;
}

Object decode_json(Value json, const Shape& structure) {
    decode_structure(json, structure, {});
    return std::move(json.as_object());
}

}  // namespace profiles::protocol::restjson
