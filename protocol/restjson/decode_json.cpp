#include <fmt/format.h>

#include <cmath>
#include <unordered_map>

#include "protocol/redact.h"
#include "protocol/restjson/decode.h"
#include "protocol/restjson/decode_text.h"
#include "protocol/restjson/errors.h"
#include "protocol/restjson/path.h"
#include "protocol/text.h"

namespace profiles::protocol::restjson {
namespace {

Value decode_value(Value json, const Member& member, const Path& path);

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

Value decode_integer(const Value& json, const IntegerType& type, const Path& path) {
    if (!json.is<std::int64_t>()) {
        throw wrong_type(json, type.name, path);
    }
    if (json.as_integer() < type.min || json.as_integer() > type.max) {
        // Which number it was may be sensitive.
        throw errors::serialization(fmt::format("NUMBER_VALUE does not fit {}", type.name),
                                    path.text());
    }
    return json;
}

Value decode_double(const Value& json, const Path& path) {
    if (json.is<double>()) {
        return json;
    }
    if (json.is<std::int64_t>()) {
        return static_cast<double>(json.as_integer());
    }
    // What JSON has no number for, restJson1 writes as a string; no other string is a number.
    if (json.is<std::string>()) {
        const auto value = parse_double(json.as_string());
        if (value && !std::isfinite(*value)) {
            return *value;
        }
    }
    throw wrong_type(json, "a Double", path);
}

Value decode_timestamp(const Value& json, TimestampFormat format, const Path& path) {
    std::optional<Timestamp> value;
    if (format == TimestampFormat::epoch_seconds) {
        if (json.is<double>()) {
            value = timestamp_from_epoch_seconds(json.as_double());
        } else if (json.is<std::int64_t>()) {
            value = timestamp_from_epoch_seconds(static_cast<double>(json.as_integer()));
        } else {
            throw wrong_type(json, "a Timestamp", path);
        }
    } else if (json.is<std::string>()) {
        value = parse_timestamp(json.as_string(), format);
    } else {
        throw wrong_type(json, "a Timestamp", path);
    }
    if (!value) {
        throw errors::serialization("The timestamp is out of range or not in its format",
                                    path.text());
    }
    return *value;
}

Value decode_list(Value json, const Shape& shape, const Path& path) {
    if (!json.is<List>()) {
        throw wrong_type(json, "a List", path);
    }
    List list = std::move(json.as_list());
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (!(list[i].is_null() && shape.sparse)) {
            list[i] = decode_value(std::move(list[i]), shape.element(), {&path, {}, i});
        }
    }
    return list;
}

/// The keys of a map that is sensitive are so too, and the place of a fault ends up in the journal.
Value decode_map(Value json, const Member& member, const Path& path) {
    if (!json.is<Object>()) {
        throw wrong_type(json, "a Map", path);
    }
    const Shape& shape = *member.target;
    Object map;
    std::unordered_map<std::string_view, Value*> seen;
    map.reserve(json.as_object().size());  // so that `seen` can point into it
    for (auto& [key, value] : json.as_object()) {
        const Path place{&path, member.sensitive ? kRedacted : std::string_view(key), {}};
        Value decoded = value.is_null() && shape.sparse
                            ? Value()
                            : decode_value(std::move(value), shape.value(), place);
        if (const auto earlier = seen.find(key); earlier != seen.end()) {
            *earlier->second = std::move(decoded);
            continue;
        }
        map.add(key, std::move(decoded));
        seen.emplace(key, &std::prev(map.end())->value);
    }
    return map;
}

void add_defaults(Object& structure, const Shape& shape) {
    for (const Member& member : shape.members) {
        if (member.default_value && !structure.has(member.name)) {
            structure.add(member.name, *member.default_value);
        }
    }
}

Object decode_structure(Value json, const Shape& shape, const Path& path) {
    if (!json.is<Object>()) {
        throw wrong_type(json, "a Structure", path);
    }
    Object structure;
    for (auto& [name, value] : json.as_object()) {
        const Member* member = shape.find(name);
        if (member == nullptr) {
            continue;
        }
        if (value.is_null()) {
            structure.erase(name);  // of a name that comes twice only the last value counts
        } else {
            structure.set(name, decode_value(std::move(value), *member, {&path, name, {}}));
        }
    }
    add_defaults(structure, shape);
    return structure;
}

/// Some serializers name a union's shape in it. That says nothing where the model has no such
/// member (restJson1).
bool is_type_hint(std::string_view name, const Shape& shape) {
    return name == "__type" && shape.find(name) == nullptr;
}

Value decode_union(Value json, const Shape& shape, const Path& path) {
    if (!json.is<Object>()) {
        throw wrong_type(json, "a Union", path);
    }
    Object given;
    for (auto& [name, value] : json.as_object()) {
        if (value.is_null()) {
            given.erase(name);
        } else if (is_type_hint(name, shape)) {
            continue;
        } else if (given.size() < 2) {  // once there are two, the others need no look-up
            given.set(name, std::move(value));
        }
    }
    if (given.size() != 1) {
        throw errors::serialization(
            fmt::format("A union takes exactly one member, not {}", given.size()), path.text());
    }
    auto& [name, value] = *given.begin();
    const Member* member = shape.find(name);
    if (member == nullptr) {
        throw errors::serialization(fmt::format("The union has no member {}", name), path.text());
    }
    return Object{{name, decode_value(std::move(value), *member, {&path, name, {}})}};
}

Value decode_value(Value json, const Member& member, const Path& path) {
    const Shape& shape = *member.target;
    if (json.is_null()) {
        throw errors::serialization("A null is not allowed here", path.text());
    }
    switch (shape.type) {
        case ShapeType::boolean:
            return json.is<bool>() ? std::move(json) : throw wrong_type(json, "a Boolean", path);
        case ShapeType::string:
        case ShapeType::enumeration:
        case ShapeType::blob:
            return json.is<std::string>() ? std::move(json)
                                          : throw wrong_type(json, "a String", path);
        case ShapeType::float_number:
        case ShapeType::double_number:
            return decode_double(json, path);
        case ShapeType::timestamp:
            return decode_timestamp(json, member.timestamp_format, path);
        case ShapeType::list:
            return decode_list(std::move(json), shape, path);
        case ShapeType::map:
            return decode_map(std::move(json), member, path);
        case ShapeType::structure:
            return decode_structure(std::move(json), shape, path);
        case ShapeType::union_type:
            return decode_union(std::move(json), shape, path);
        case ShapeType::document:
            return json;
        default:
            return decode_integer(json, integer_type(shape.type), path);
    }
}

}  // namespace

Value decode_json(Value json, const Member& member) {
    return decode_value(std::move(json), member, {nullptr, member.name, {}});
}

Object decode_json(Value json, const Shape& structure) {
    return decode_structure(std::move(json), structure, {});
}

}  // namespace profiles::protocol::restjson
