#include "protocol/model/loader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "protocol/model/contents.h"

namespace profiles::protocol {
namespace {

constexpr std::string_view kTraitPrefix = "smithy.api#";
constexpr std::string_view kUnit = "smithy.api#Unit";

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

/// The shapes of Smithy's prelude that a model may target without defining them.
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

const TypeName* find_type(std::span<const TypeName> table, std::string_view name) {
    const auto found = std::ranges::find(table, name, &TypeName::name);
    return found == table.end() ? nullptr : &*found;
}

AstNode object_in(AstNode node, std::string_view name) {
    return node.find(name).value_or(AstNode::empty());
}

AstNode traits_of(AstNode node) {
    return object_in(node, "traits");
}

/// The trait of Smithy's own that has this name.
std::optional<AstNode> trait(AstNode traits, std::string_view name) {
    return traits.find(kTraitPrefix, name);
}

std::string_view target_of(AstNode node) {
    return node.at("target").text();
}

std::optional<std::int64_t> integer_in(AstNode node, std::string_view name) {
    const auto found = node.find(name);
    return found ? std::optional(found->integer()) : std::nullopt;
}

std::optional<double> number_in(AstNode node, std::string_view name) {
    const auto found = node.find(name);
    return found ? std::optional(found->number()) : std::nullopt;
}

std::optional<TimestampFormat> timestamp_format(AstNode traits) {
    const auto format = trait(traits, "timestampFormat");
    if (!format) {
        return std::nullopt;
    }
    if (format->text() == "date-time") {
        return TimestampFormat::date_time;
    }
    return format->text() == "http-date" ? TimestampFormat::http_date
                                         : TimestampFormat::epoch_seconds;
}

/// restJson1's format of a timestamp that carries no timestampFormat.
TimestampFormat default_timestamp_format(Binding binding) {
    switch (binding) {
        case Binding::label:
        case Binding::query:
            return TimestampFormat::date_time;
        case Binding::header:
            return TimestampFormat::http_date;
        default:
            return TimestampFormat::epoch_seconds;
    }
}

void load_binding(Member& member, AstNode traits) {
    if (trait(traits, "httpLabel")) {
        member.binding = Binding::label;
    } else if (const auto query = trait(traits, "httpQuery")) {
        member.binding = Binding::query;
        member.binding_name = query->text();
    } else if (const auto header = trait(traits, "httpHeader")) {
        member.binding = Binding::header;
        member.binding_name = header->text();
    } else if (trait(traits, "httpPayload")) {
        member.binding = Binding::payload;
    } else if (trait(traits, "httpResponseCode")) {
        member.binding = Binding::response_code;
    } else if (trait(traits, "httpPrefixHeaders") || trait(traits, "httpQueryParams")) {
        member.binding = Binding::unsupported;
    }
}

/// A `default` trait's value, which JSON writes less precisely than the member's type is.
std::optional<Value> default_value(AstNode traits, ShapeType type) {
    const auto value = trait(traits, "default");
    if (!value || value->is_null()) {
        return std::nullopt;
    }
    if (type == ShapeType::float_number || type == ShapeType::double_number) {
        return value->number();
    }
    if (type == ShapeType::timestamp && !value->is_text()) {
        return timestamp_from_epoch_seconds(value->number()).value();
    }
    return value->value();
}

bool mark_sensitive(Shape& shape, std::vector<const Shape*>& visiting) {
    if (shape.sensitive || shape.holds_sensitive) {
        return shape.holds_sensitive = true;
    }
    if (std::ranges::find(visiting, &shape) != visiting.end()) {
        return false;
    }
    visiting.push_back(&shape);
    for (const Member& member : shape.members) {
        // The loader owns every shape; members only promise not to change their targets.
        if (member.sensitive || mark_sensitive(const_cast<Shape&>(*member.target), visiting)) {
            shape.holds_sensitive = true;
        }
    }
    visiting.pop_back();
    return shape.holds_sensitive;
}

bool has_label(const UriPattern& uri, std::string_view member) {
    return std::ranges::any_of(uri.segments, [&](const UriPattern::Segment& segment) {
        return segment.kind != UriPattern::Kind::literal && segment.text == member;
    });
}

/// Every label of the URI has to bind a member, and every member that is bound to one has to have
/// it.
void check_labels(const Operation& operation) {
    for (const auto& segment : operation.uri.segments) {
        if (segment.kind == UriPattern::Kind::literal) {
            continue;
        }
        const Member* member = operation.input ? operation.input->find(segment.text) : nullptr;
        if (member == nullptr || member->binding != Binding::label) {
            throw ModelError(
                operation.name,
                fmt::format("its uri has a label {} that no member binds", segment.text));
        }
    }
    if (operation.input == nullptr) {
        return;
    }
    for (const Member& member : operation.input->members) {
        if (member.binding == Binding::label && !has_label(operation.uri, member.name)) {
            throw ModelError(operation.name,
                             fmt::format("its uri has no label for the member {}", member.name));
        }
    }
}

}  // namespace

ModelLoader::ModelLoader(std::string_view ast) try : ast_(std::string(ast)) {
    ast_.root().at("shapes").each_member([&](std::string_view id, AstNode shape) {
        if (!shape.is_object()) {
            throw ModelError(id, "it is not an object");
        }
        nodes_.emplace(id, shape);
    });
} catch (const ModelError&) {
    throw;
} catch (const std::exception& error) {
    throw ModelError("the document", error.what());
}

std::unique_ptr<Model::Contents> ModelLoader::load(std::string_view service_id) {
    contents_ = std::make_unique<Model::Contents>();
    load_operations(service_id.empty() ? find_service() : service_id);
    std::ranges::sort(contents_->operations, {}, &Operation::name);
    std::vector<const Shape*> visiting;
    for (auto& [id, shape] : contents_->shapes) {
        mark_sensitive(shape, visiting);
    }
    return std::move(contents_);
}

void ModelLoader::load_operations(std::string_view service) try {
    node(service).at("operations").each_element([&](AstNode operation) {
        contents_->operations.push_back(load_operation(target_of(operation)));
    });
} catch (const ModelError&) {
    throw;
} catch (const std::exception& error) {
    throw ModelError(service, error.what());
}

AstNode ModelLoader::node(std::string_view id) const {
    const auto found = nodes_.find(id);
    if (found == nodes_.end()) {
        throw ModelError(id, "it is targeted but not defined");
    }
    return found->second;
}

std::string_view ModelLoader::find_service() const {
    std::string_view service;
    for (const auto& [id, shape] : nodes_) {
        const auto type = shape.find("type");
        if (!type || !type->is_text()) {
            throw ModelError(id, "it has no type");
        }
        if (type->text() != "service") {
            continue;
        }
        if (!service.empty()) {
            throw ModelError(id, fmt::format("it is a second service, beside {}", service));
        }
        service = id;
    }
    if (service.empty()) {
        throw ModelError("the document", "it defines no service");
    }
    return service;
}

Operation ModelLoader::load_operation(std::string_view id) try {
    const AstNode operation = node(id);
    const auto http = trait(traits_of(operation), "http");
    if (!http) {
        throw ModelError(id, "it has no http trait");
    }
    Operation loaded;
    loaded.name = id.substr(id.find('#') + 1);
    loaded.method = http->at("method").text();
    loaded.uri = UriPattern::parse(http->at("uri").text());
    loaded.status = static_cast<int>(integer_in(*http, "code").value_or(200));
    loaded.input = load_body(operation, "input");
    loaded.output = load_body(operation, "output");
    if (const auto errors = operation.find("errors")) {
        errors->each_element(
            [&](AstNode error) { loaded.errors.push_back(&resolve(target_of(error))); });
    }
    check_labels(loaded);
    return loaded;
} catch (const ModelError&) {
    throw;
} catch (const std::exception& error) {
    throw ModelError(id, error.what());
}

const Shape* ModelLoader::load_body(AstNode operation, std::string_view member) {
    const auto body = operation.find(member);
    if (!body || target_of(*body) == kUnit) {
        return nullptr;
    }
    return &resolve(target_of(*body));
}

const Shape& ModelLoader::resolve(std::string_view id) try {
    if (const auto known = contents_->shapes.find(id); known != contents_->shapes.end()) {
        return known->second;
    }
    Shape& shape = contents_->shapes[std::string(id)];
    shape.id = id;
    shape.name = id.substr(id.find('#') + 1);
    if (const TypeName* prelude = find_type(kPreludeShapes, id)) {
        shape.type = prelude->type;
        return shape;
    }
    const AstNode definition = node(id);
    const TypeName* type = find_type(kTypeNames, definition.at("type").text());
    if (type == nullptr) {
        throw ModelError(id, fmt::format("its type is unknown: {}", definition.at("type").text()));
    }
    const AstNode traits = traits_of(definition);
    shape.type = type->type;
    shape.sensitive = trait(traits, "sensitive").has_value();
    shape.sparse = trait(traits, "sparse").has_value();
    shape.timestamp_format = timestamp_format(traits);
    if (const auto media_type = trait(traits, "mediaType")) {
        shape.media_type = media_type->text();
    }
    shape.constraints = load_constraints(traits, {}, id);
    load_members(shape, definition);
    return shape;
} catch (const ModelError&) {
    throw;
} catch (const std::exception& error) {
    throw ModelError(id, error.what());
}

void ModelLoader::load_members(Shape& shape, AstNode definition) {
    switch (shape.type) {
        case ShapeType::list:
            shape.members.push_back(load_member(shape, "member", object_in(definition, "member")));
            break;
        case ShapeType::map:
            shape.members.push_back(load_member(shape, "key", object_in(definition, "key")));
            shape.members.push_back(load_member(shape, "value", object_in(definition, "value")));
            break;
        case ShapeType::structure:
        case ShapeType::union_type:
            load_mixins(shape, definition);
            load_own_members(shape, object_in(definition, "members"));
            break;
        default:
            load_enum_values(shape, definition);
    }
}

void ModelLoader::load_own_members(Shape& shape, AstNode definitions) {
    shape.members.reserve(shape.members.size() + definitions.size());
    definitions.each_member([&](std::string_view name, AstNode definition) {
        shape.members.push_back(load_member(shape, name, definition));
    });
}

void ModelLoader::load_mixins(Shape& shape, AstNode definition) {
    const auto mixins = definition.find("mixins");
    if (!mixins) {
        return;
    }
    mixins->each_element([&](AstNode mixin) {
        const Shape& mixed_in = resolve(target_of(mixin));
        shape.members.insert(shape.members.end(), mixed_in.members.begin(), mixed_in.members.end());
    });
}

Member ModelLoader::load_member(const Shape& owner, std::string_view name, AstNode definition) {
    const AstNode traits = traits_of(definition);
    Member member;
    member.name = name;
    member.target = &resolve(target_of(definition));
    member.required = trait(traits, "required").has_value();
    member.sensitive = member.target->sensitive || trait(traits, "sensitive").has_value();
    member.constraints = load_constraints(traits, member.target->constraints, owner.id);
    member.default_value = default_value(traits, member.target->type);
    load_binding(member, traits);
    member.timestamp_format = timestamp_format(traits).value_or(
        member.target->timestamp_format.value_or(default_timestamp_format(member.binding)));
    return member;
}

void ModelLoader::load_enum_values(Shape& shape, AstNode definition) {
    object_in(definition, "members").each_member([&](std::string_view name, AstNode member) {
        const auto value = trait(traits_of(member), "enumValue");
        if (shape.type == ShapeType::enumeration) {
            shape.enum_values.emplace_back(value ? value->text() : name);
        }
    });
    // The older way to write an enumeration: a trait on a string.
    if (const auto entries = trait(traits_of(definition), "enum")) {
        shape.type = ShapeType::enumeration;
        entries->each_element(
            [&](AstNode entry) { shape.enum_values.emplace_back(entry.at("value").text()); });
    }
}

Constraints ModelLoader::load_constraints(AstNode traits, Constraints inherited,
                                          std::string_view owner) {
    Constraints constraints = inherited;
    if (const auto length = trait(traits, "length")) {
        constraints.min_length = integer_in(*length, "min");
        constraints.max_length = integer_in(*length, "max");
    }
    if (const auto range = trait(traits, "range")) {
        constraints.min = number_in(*range, "min");
        constraints.max = number_in(*range, "max");
    }
    if (const auto expression = trait(traits, "pattern")) {
        constraints.pattern = &pattern(std::string(expression->text()), owner);
    }
    return constraints;
}

const Pattern& ModelLoader::pattern(const std::string& expression, std::string_view owner) try {
    const auto known = contents_->patterns.find(expression);
    if (known != contents_->patterns.end()) {
        return known->second;
    }
    return contents_->patterns.emplace(expression, Pattern(expression)).first->second;
} catch (const std::invalid_argument& error) {
    throw ModelError(owner,
                     fmt::format("its pattern {} cannot be used: {}", expression, error.what()));
}

}  // namespace profiles::protocol
