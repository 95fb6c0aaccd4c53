#include "protocol/redact.h"

#include <optional>

namespace profiles::protocol {
namespace {

/// Every type but lists, maps, structures and unions.
Value redacted_scalar(const Value& value, const Shape& shape) {
    // A document has no shape inside, so that nothing in it can be marked.
    const bool expected =
        shape.type == ShapeType::document || !(value.is<Object>() || value.is<List>());
    return expected ? value : Value(kRedacted);
}

Value redacted_list(const List& list, const Member& element) {
    List result;
    result.reserve(list.size());
    for (const Value& value : list) {
        result.push_back(redacted(value, element));
    }
    return result;
}

Value redacted_map(const Object& map, const Shape& shape) {
    if (shape.key().sensitive) {
        return kRedacted;
    }
    Object result;
    result.reserve(map.size());
    for (const auto& [key, value] : map) {
        result.add(key, redacted(value, shape.value()));
    }
    return result;
}

Object redacted_members(const Object& object, const Shape& shape) {
    Object result;
    result.reserve(object.size());
    for (const auto& [name, value] : object) {
        if (const Member* member = shape.find(name)) {
            result.add(name, redacted(value, *member));
        }
    }
    return result;
}

}  // namespace

Value redacted(const Value& value, const Member& member) {
    const Shape& shape = *member.target;
    if (member.sensitive) {
        return kRedacted;
    }
    if (!is_aggregate(shape.type)) {
        return redacted_scalar(value, shape);
    }
    if (value.is_null()) {
        return value;
    }
    if (shape.type == ShapeType::list) {
        return value.is<List>() ? redacted_list(value.as_list(), shape.element()) : kRedacted;
    }
    if (!value.is<Object>()) {
        return kRedacted;
    }
    return shape.type == ShapeType::map ? redacted_map(value.as_object(), shape)
                                        : redacted_members(value.as_object(), shape);
}

Object redacted(const Object& object, const Shape& shape) {
    return shape.sensitive ? Object() : redacted_members(object, shape);
}

}  // namespace profiles::protocol
