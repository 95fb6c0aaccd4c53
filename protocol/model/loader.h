#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "protocol/model/ast.h"
#include "protocol/model/model.h"
#include "protocol/model/traits.h"

namespace profiles::protocol {

/// Turns a Smithy JSON AST into a Model's contents, following targets from the service on, so that
/// shapes that no operation reaches cost nothing.
class ModelLoader {
public:
    explicit ModelLoader(std::string_view ast);

    /// Throws ModelError.
    std::unique_ptr<Model::Contents> load(std::string_view service_id);

private:
    AstNode node(std::string_view id) const;
    std::string_view find_service() const;

    void load_operations(std::string_view service);
    Operation load_operation(std::string_view id);
    const Shape* load_body(AstNode operation, std::string_view member);

    const Shape& resolve(std::string_view id);
    void load_members(Shape& shape, AstNode definition);
    void load_own_members(Shape& shape, AstNode definitions);
    void load_mixins(Shape& shape, AstNode definition);
    Member load_member(std::string_view name, AstNode definition);
    void load_enum_values(Shape& shape, AstNode definition);
    Constraints load_constraints(const Traits& traits, Constraints inherited);
    const Pattern& pattern(const std::string& expression);

    Ast ast_;
    std::unordered_map<std::string_view, AstNode> nodes_;
    std::unique_ptr<Model::Contents> contents_;
};

}  // namespace profiles::protocol
