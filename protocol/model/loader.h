#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

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
    const Object& node(std::string_view id) const;
    std::string find_service() const;

    void load_operations(const std::string& service);
    Operation load_operation(std::string_view id);
    const Shape* load_body(const Object& operation, std::string_view member);

    const Shape& resolve(std::string_view id);
    void load_members(Shape& shape, const Object& definition);
    void load_own_members(Shape& shape, const Object& definitions);
    void load_mixins(Shape& shape, const Object& definition);
    Member load_member(const Shape& owner, std::string_view name, const Object& definition);
    void load_enum_values(Shape& shape, const Object& definition);
    Constraints load_constraints(const Object& traits, Constraints inherited,
                                 std::string_view owner);
    const Pattern& pattern(const std::string& expression, std::string_view owner);

    Value ast_;
    std::unordered_map<std::string_view, const Object*> nodes_;
    std::unique_ptr<Model::Contents> contents_;
};

}  // namespace profiles::protocol
