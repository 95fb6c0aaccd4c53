#include "protocol/model/ast.h"

#include <fmt/format.h>
#include <rapidjson/error/en.h>

#include <stdexcept>
#include <utility>

namespace profiles::protocol {

AstNode AstNode::empty() {
    static const rapidjson::Value object(rapidjson::kObjectType);
    return AstNode(object);
}

std::string_view AstNode::text() const {
    require(json_->IsString(), "a text");
    return {json_->GetString(), json_->GetStringLength()};
}

std::int64_t AstNode::integer() const {
    require(json_->IsInt64(), "an integer");
    return json_->GetInt64();
}

double AstNode::number() const {
    require(json_->IsNumber(), "a number");
    return json_->GetDouble();
}

Value AstNode::value() const {
    switch (json_->GetType()) {
        case rapidjson::kNullType:
            return {};
        case rapidjson::kFalseType:
        case rapidjson::kTrueType:
            return json_->GetBool();
        case rapidjson::kStringType:
            return text();
        case rapidjson::kNumberType:
            return json_->IsInt64() ? Value(integer()) : Value(number());
        case rapidjson::kArrayType: {
            List list;
            each_element([&](AstNode element) { list.push_back(element.value()); });
            return list;
        }
        case rapidjson::kObjectType: {
            Object object;
            each_member([&](std::string_view name, AstNode member) {
                object.add(std::string(name), member.value());
            });
            return object;
        }
    }
    throw std::logic_error("JSON of a type that JSON does not have");
}

std::optional<AstNode> AstNode::find(std::string_view space, std::string_view name) const {
    require(json_->IsObject(), "an object");
    for (const auto& [key, value] : json_->GetObject()) {
        const std::string_view whole(key.GetString(), key.GetStringLength());
        if (whole.size() == space.size() + name.size() && whole.ends_with(name) &&
            whole.starts_with(space)) {
            return AstNode(value);
        }
    }
    return std::nullopt;
}

AstNode AstNode::at(std::string_view name) const {
    if (const auto found = find(name)) {
        return *found;
    }
    throw std::runtime_error(fmt::format("it has no member {}", name));
}

std::size_t AstNode::size() const {
    require(json_->IsObject(), "an object");
    return json_->MemberCount();
}

void AstNode::require(bool is_so, std::string_view what) {
    if (!is_so) {
        throw std::runtime_error(fmt::format("something in it is not {}", what));
    }
}

Ast::Ast(std::string text) : text_(std::move(text)) {
    document_.ParseInsitu<rapidjson::kParseIterativeFlag>(text_.data());
    if (document_.HasParseError()) {
        throw std::runtime_error(fmt::format("{} At byte {}.",
                                             rapidjson::GetParseError_En(document_.GetParseError()),
                                             document_.GetErrorOffset()));
    }
}

}  // namespace profiles::protocol
