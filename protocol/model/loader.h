#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "protocol/model/ast.h"
#include "protocol/model/model.h"

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
    Member load_member(const Shape& owner, std::string_view name, AstNode definition);
    void load_enum_values(Shape& shape, AstNode definition);
    Constraints load_constraints(AstNode traits, Constraints inherited, std::string_view owner);
    const Pattern& pattern(const std::string& expression, std::string_view owner);

    Ast ast_;
    std::unordered_map<std::string_view, AstNode> nodes_;
    std::unique_ptr<Model::Contents> contents_;
};

}  // namespace profiles::protocol
