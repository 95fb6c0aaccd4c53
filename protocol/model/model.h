#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/model/shape.h"
#include "protocol/model/uri_pattern.h"

namespace profiles::protocol {

/// A model that cannot be used; the message names the shape at fault and what is wrong with it.
class ModelError : public std::runtime_error {
public:
    ModelError(std::string_view shape, std::string_view reason);
};

struct Operation {
    std::string name;
    std::string method;
    UriPattern uri;
    int status = 200;
    const Shape* input = nullptr;   // null when the operation takes nothing
    const Shape* output = nullptr;  // null when it answers nothing
    std::vector<const Shape*> errors;
};

/// A restJson1 service as its Smithy JSON AST describes it, resolved once: targets are pointers,
/// mixins are flattened, constraints and bindings stand on the members for which they hold.
/// Immutable; shapes and operations live as long as the model.
class Model {
public:
    /// Reads the AST and the one service in it, or the one named by its shape id. Throws
    /// ModelError.
    static Model parse(std::string_view ast, std::string_view service_id = {});

    Model(Model&&) noexcept;
    Model& operator=(Model&&) noexcept;
    ~Model();

    /// All operations of the service, by name.
    const std::vector<Operation>& operations() const;

    /// The operation of that name, or null.
    const Operation* find_operation(std::string_view name) const;

    /// The structure, list, ... of that name (without namespace), or null.
    const Shape* find_shape(std::string_view name) const;

    struct Contents;

private:
    explicit Model(std::unique_ptr<Contents> contents);

    std::unique_ptr<Contents> contents_;
};

}  // namespace profiles::protocol
