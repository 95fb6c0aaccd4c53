#include "protocol/model/shape_types.h"

#include <algorithm>
#include <array>
#include <span>

namespace profiles::protocol {
namespace {

struct TypeName {
    std::string_view name;
    ShapeType type;
};

constexpr std::array kTypeNames = std::to_array<TypeName>({
    {"boolean", ShapeType::boolean},
    {"byte", ShapeType::byte},
    {"short", ShapeType::short_integer},
    {"integer", ShapeType::integer},
    {"long", ShapeType::long_integer},
    {"float", ShapeType::float_number},
    {"double", ShapeType::double_number},
    {"string", ShapeType::string},
    {"enum", ShapeType::enumeration},
    {"intEnum", ShapeType::int_enumeration},
    {"timestamp", ShapeType::timestamp},
    {"blob", ShapeType::blob},
    {"document", ShapeType::document},
    {"list", ShapeType::list},
    {"map", ShapeType::map},
    {"structure", ShapeType::structure},
    {"union", ShapeType::union_type},
});

constexpr std::array kPreludeShapes = std::to_array<TypeName>({
    {"smithy.api#Boolean", ShapeType::boolean},
    {"smithy.api#PrimitiveBoolean", ShapeType::boolean},
    {"smithy.api#Byte", ShapeType::byte},
    {"smithy.api#PrimitiveByte", ShapeType::byte},
    {"smithy.api#Short", ShapeType::short_integer},
    {"smithy.api#PrimitiveShort", ShapeType::short_integer},
    {"smithy.api#Integer", ShapeType::integer},
    {"smithy.api#PrimitiveInteger", ShapeType::integer},
    {"smithy.api#Long", ShapeType::long_integer},
    {"smithy.api#PrimitiveLong", ShapeType::long_integer},
    {"smithy.api#Float", ShapeType::float_number},
    {"smithy.api#PrimitiveFloat", ShapeType::float_number},
    {"smithy.api#Double", ShapeType::double_number},
    {"smithy.api#PrimitiveDouble", ShapeType::double_number},
    {"smithy.api#String", ShapeType::string},
    {"smithy.api#Timestamp", ShapeType::timestamp},
    {"smithy.api#Blob", ShapeType::blob},
    {"smithy.api#Document", ShapeType::document},
    {kUnit, ShapeType::structure},
});

std::optional<ShapeType> find(std::span<const TypeName> table, std::string_view name) {
    const auto found = std::ranges::find(table, name, &TypeName::name);
    return found == table.end() ? std::nullopt : std::optional(found->type);
}

}  // namespace

std::optional<ShapeType> shape_type(std::string_view name) {
    return find(kTypeNames, name);
}

std::optional<ShapeType> prelude_type(std::string_view id) {
    return find(kPreludeShapes, id);
}

}  // namespace profiles::protocol
