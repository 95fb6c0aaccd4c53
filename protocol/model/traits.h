#pragma once

#include <optional>
#include <string_view>

#include "protocol/model/ast.h"
#include "protocol/model/shape.h"

namespace profiles::protocol {

/// The traits of Smithy's own on a shape, a member or an operation. All that reads one throws
/// std::runtime_error where it is not what Smithy says.
class Traits {
public:
    explicit Traits(AstNode definition) : traits_(definition.find("traits")) {}

    std::optional<AstNode> find(std::string_view name) const {
        return traits_ ? traits_->find("smithy.api#", name) : std::nullopt;
    }
    bool has(std::string_view name) const { return find(name).has_value(); }

    std::optional<TimestampFormat> timestamp_format() const;

    /// Of a member that targets a shape of that type.
    std::optional<Value> default_value(ShapeType type) const;

    /// Where they say that the member travels; what they do not say stays as it is.
    void bind(Member& member) const;

    /// The lengths and numbers that they allow; what they do not say stays as it is.
    void limit(Constraints& constraints) const;

private:
    std::optional<AstNode> traits_;
};

}  // namespace profiles::protocol
