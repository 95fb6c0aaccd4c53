#include "tests/protocol/samples.h"

#include <algorithm>
#include <stdexcept>

#include "tests/protocol/fixtures.h"

namespace profiles::protocol::testing {
namespace {

/// The first text that patterns.json has for the pattern.
std::string accepted_text(const std::string& pattern) {
    for (const Value& entry : cases_in("patterns.json")) {
        if (entry.as_object().at("pattern").as_string() == pattern) {
            return texts_of(entry.as_object().at("accepts")).at(0);
        }
    }
    throw std::runtime_error("patterns.json has no " + pattern);
}

std::string accepted_text(const Constraints& constraints) {
    return constraints.pattern ? accepted_text(constraints.pattern->source()) : "sample";
}

std::string usual_text(const Constraints& constraints) {
    const auto length = static_cast<std::int64_t>(accepted_text(constraints).size());
    const auto max = std::min(length, constraints.max_length.value_or(length));
    return sample_text(constraints,
                       static_cast<std::size_t>(std::max(max, constraints.min_length.value_or(0))));
}

std::size_t smallest_size(const Member& container) {
    return static_cast<std::size_t>(container.constraints.min_length.value_or(0));
}

Object sample_map(const Member& member) {
    Object map;
    for (std::string& key : sample_keys(*member.target, smallest_size(member))) {
        map.add(std::move(key), sample(member.target->value()));
    }
    return map;
}

Object sample_union(const Shape& shape) {
    const Member& member = shape.members.at(0);
    return Object{{member.name, sample(member)}};
}

}  // namespace

Value sample(const Member& member) {
    const Shape& shape = *member.target;
    switch (shape.type) {
        case ShapeType::boolean:
            return true;
        case ShapeType::string:
            return usual_text(member.constraints);
        case ShapeType::enumeration:
            return shape.enum_values.at(0);
        case ShapeType::float_number:
        case ShapeType::double_number:
            return member.constraints.min.value_or(0.5);
        case ShapeType::timestamp:
            return Timestamp();
        case ShapeType::list:
            return List(smallest_size(member),
                        smallest_size(member) == 0 ? Value() : sample(shape.element()));
        case ShapeType::map:
            return sample_map(member);
        case ShapeType::structure:
            return sample(shape);
        case ShapeType::union_type:
            return sample_union(shape);
        default:
            return static_cast<std::int64_t>(member.constraints.min.value_or(1));
    }
}

Object sample(const Shape& structure) {
    Object object;
    for (const Member& member : structure.members) {
        if (member.required) {
            object.add(member.name, sample(member));
        }
    }
    return object;
}

std::string sample_text(const Constraints& constraints, std::size_t length) {
    std::string text = accepted_text(constraints);
    text.resize(length, 'a');
    return text;
}

std::vector<std::string> sample_keys(const Shape& map, std::size_t count) {
    const Member& key = map.key();
    if (!key.target->enum_values.empty()) {
        const auto& values = key.target->enum_values;
        return {values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count)};
    }
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < count; ++i) {
        keys.push_back(usual_text(key.constraints) + std::to_string(i));
    }
    return keys;
}

}  // namespace profiles::protocol::testing
