#pragma once

#include <optional>
#include <string_view>

#include "protocol/model/shape.h"

namespace profiles::protocol {

/// What stands for no input and no output.
constexpr std::string_view kUnit = "smithy.api#Unit";

/// The type that the JSON AST calls so; none when shapes of it hold no data, as services.
std::optional<ShapeType> shape_type(std::string_view name);

/// The type of a shape of Smithy's prelude, which a model may target without defining it.
std::optional<ShapeType> prelude_type(std::string_view id);

}  // namespace profiles::protocol
