#pragma once

#include <rapidjson/document.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/value.h"

namespace profiles::protocol {

/// A node of the JSON that an Ast holds, cheap to copy. To take it for what it is not, or to ask it
/// for what it does not have, throws std::runtime_error.
class AstNode {
public:
    explicit AstNode(const rapidjson::Value& json) : json_(&json) {}

    /// An object without members.
    static AstNode empty();

    bool is_null() const { return json_->IsNull(); }
    bool is_object() const { return json_->IsObject(); }
    bool is_text() const { return json_->IsString(); }

    std::string_view text() const;
    std::int64_t integer() const;
    double number() const;

    /// What it is, all of it.
    Value value() const;

    /// The member of an object whose name is `space` and `name` together.
    std::optional<AstNode> find(std::string_view space, std::string_view name) const;
    std::optional<AstNode> find(std::string_view name) const { return find({}, name); }
    AstNode at(std::string_view name) const;

    /// How many members an object has.
    std::size_t size() const;

    /// Calls `visit(AstNode)` with each element of an array.
    template <typename Visit>
    void each_element(Visit visit) const {
        require(json_->IsArray(), "a list");
        for (const auto& element : json_->GetArray()) {
            visit(AstNode(element));
        }
    }

    /// Calls `visit(std::string_view, AstNode)` with the name and the value of each member of an
    /// object.
    template <typename Visit>
    void each_member(Visit visit) const {
        require(json_->IsObject(), "an object");
        for (const auto& [name, value] : json_->GetObject()) {
            visit(AstNode(name).text(), AstNode(value));
        }
    }

private:
    static void require(bool is_so, std::string_view what);

    const rapidjson::Value* json_;
};

/// The JSON of a Smithy model, in one block: a model has ten thousand nodes, most of which are
/// looked at once, and to make a Value of each would take half of the time of a start.
class Ast {
public:
    /// Throws std::runtime_error when the text is not JSON.
    explicit Ast(std::string text);

    AstNode root() const { return AstNode(document_); }

private:
    std::string text_;
    rapidjson::Document document_;
};

}  // namespace profiles::protocol
