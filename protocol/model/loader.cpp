#include "protocol/model/loader.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "protocol/model/contents.h"
#include "protocol/model/shape_types.h"

namespace profiles::protocol {
namespace {

constexpr int kOk = 200;  // the status of an operation that does not say one (Smithy)

AstNode object_in(AstNode node, std::string_view name) {
    return node.find(name).value_or(AstNode::empty());
}

std::string_view target_of(AstNode node) {
    return node.at("target").text();
}

/// What a shape id says behind its namespace.
std::string_view name_in(std::string_view id) {
    return id.substr(id.find('#') + 1);
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
    const auto http = Traits(operation).find("http");
    if (!http) {
        throw ModelError(id, "it has no http trait");
    }
    Operation loaded;
    loaded.name = name_in(id);
    loaded.method = http->at("method").text();
    loaded.uri = UriPattern::parse(http->at("uri").text());
    const auto status = http->find("code");
    loaded.status = status ? static_cast<int>(status->integer()) : kOk;
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
    shape.name = name_in(id);
    if (const auto prelude = prelude_type(id)) {
        shape.type = *prelude;
        return shape;
    }
    const AstNode definition = node(id);
    const std::string_view type_name = definition.at("type").text();
    const auto type = shape_type(type_name);
    if (!type) {
        throw ModelError(id, fmt::format("its type is unknown: {}", type_name));
    }
    const Traits traits(definition);
    shape.type = *type;
    shape.sensitive = traits.has("sensitive");
    shape.sparse = traits.has("sparse");
    shape.timestamp_format = traits.timestamp_format();
    if (const auto media_type = traits.find("mediaType")) {
        shape.media_type = media_type->text();
    }
    shape.constraints = load_constraints(traits, {});
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
            shape.members.push_back(load_member("member", object_in(definition, "member")));
            break;
        case ShapeType::map:
            shape.members.push_back(load_member("key", object_in(definition, "key")));
            shape.members.push_back(load_member("value", object_in(definition, "value")));
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
        shape.members.push_back(load_member(name, definition));
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

Member ModelLoader::load_member(std::string_view name, AstNode definition) {
    const Traits traits(definition);
    Member member;
    member.name = name;
    member.target = &resolve(target_of(definition));
    member.required = traits.has("required");
    member.sensitive = member.target->sensitive || traits.has("sensitive");
    member.constraints = load_constraints(traits, member.target->constraints);
    member.default_value = traits.default_value(member.target->type);
    traits.bind(member);
    member.timestamp_format = traits.timestamp_format().value_or(
        member.target->timestamp_format.value_or(default_timestamp_format(member.binding)));
    return member;
}

void ModelLoader::load_enum_values(Shape& shape, AstNode definition) {
    object_in(definition, "members").each_member([&](std::string_view name, AstNode member) {
        const auto value = Traits(member).find("enumValue");
        if (shape.type == ShapeType::enumeration) {
            shape.enum_values.emplace_back(value ? value->text() : name);
        }
    });
    // The older way to write an enumeration: a trait on a string.
    if (const auto entries = Traits(definition).find("enum")) {
        shape.type = ShapeType::enumeration;
        entries->each_element(
            [&](AstNode entry) { shape.enum_values.emplace_back(entry.at("value").text()); });
    }
}

Constraints ModelLoader::load_constraints(const Traits& traits, Constraints inherited) {
    Constraints constraints = inherited;
    traits.limit(constraints);
    if (const auto expression = traits.find("pattern")) {
        constraints.pattern = &pattern(std::string(expression->text()));
    }
    return constraints;
}

const Pattern& ModelLoader::pattern(const std::string& expression) try {
    const auto known = contents_->patterns.find(expression);
    if (known != contents_->patterns.end()) {
        return known->second;
    }
    return contents_->patterns.emplace(expression, Pattern(expression)).first->second;
} catch (const std::invalid_argument& error) {
    throw std::runtime_error(
        fmt::format("its pattern {} cannot be used: {}", expression, error.what()));
}

}  // namespace profiles::protocol
