#include "protocol/model/model.h"

#include <fmt/format.h>

#include <algorithm>

#include "protocol/model/contents.h"
#include "protocol/model/loader.h"

namespace profiles::protocol {

ModelError::ModelError(std::string_view shape, std::string_view reason)
    : std::runtime_error(fmt::format("The API model is broken: {}: {}", shape, reason)) {}

Model::Model(std::unique_ptr<Contents> contents) : contents_(std::move(contents)) {}
Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;
Model::~Model() = default;

Model Model::parse(std::string_view ast, std::string_view service_id) {
    return Model(ModelLoader(ast).load(service_id));
}

const std::vector<Operation>& Model::operations() const {
    return contents_->operations;
}

const Operation* Model::find_operation(std::string_view name) const {
    const auto& operations = contents_->operations;
    const auto found = std::ranges::lower_bound(operations, name, {}, &Operation::name);
    return found != operations.end() && found->name == name ? &*found : nullptr;
}

const Shape* Model::find_shape(std::string_view name) const {
    for (const auto& [id, shape] : contents_->shapes) {
        if (shape.name == name) {
            return &shape;
        }
    }
    return nullptr;
}

}  // namespace profiles::protocol
