#include "tests/protocol/probes.h"

#include <cmath>
#include <limits>

#include "tests/protocol/fixtures.h"
#include "tests/protocol/samples.h"

namespace profiles::protocol::testing {
namespace {

using restjson::Constraint;
using Broken = std::vector<Constraint>;

/// Calls `probe(length, what it breaks)` for the lengths on and beyond the bounds.
template <typename Function>
void for_each_length(const Constraints& constraints, Function probe) {
    if (const auto max = constraints.max_length) {
        probe(static_cast<std::size_t>(*max), Broken());
        probe(static_cast<std::size_t>(*max + 1), Broken{Constraint::max_length});
    }
    if (const auto min = constraints.min_length) {
        probe(static_cast<std::size_t>(*min), Broken());
        if (*min > 0) {
            probe(static_cast<std::size_t>(*min - 1), Broken{Constraint::min_length});
        }
    }
}

Probe text_probe(std::string text, Broken broken, const Constraints& constraints) {
    if (constraints.pattern && !constraints.pattern->is_found_in(text)) {
        broken.push_back(Constraint::pattern);
    }
    return {std::move(text), std::move(broken)};
}

std::vector<Probe> text_probes(const Constraints& constraints) {
    std::vector<Probe> probes;
    for_each_length(constraints, [&](std::size_t length, const Broken& broken) {
        probes.push_back(text_probe(sample_text(constraints, length), broken, constraints));
        probes.push_back(text_probe(repeated("😀", length), broken, constraints));
    });
    const auto length =
        static_cast<std::size_t>(std::max<std::int64_t>(constraints.min_length.value_or(1), 1));
    for (const char* text : {"\n", " ", "{", "é"}) {
        probes.push_back(text_probe(repeated(text, length), {}, constraints));
    }
    return probes;
}

std::vector<Probe> enum_probes(const Shape& shape) {
    std::vector<Probe> probes{{"none of them", {Constraint::enum_value}},
                              {"", {Constraint::enum_value}}};
    for (const std::string& value : shape.enum_values) {
        probes.push_back({value, {}});
        probes.push_back({value + " ", {Constraint::enum_value}});
    }
    return probes;
}

std::vector<Probe> integer_probes(const Constraints& constraints) {
    std::vector<Probe> probes;
    if (constraints.min) {
        const auto min = static_cast<std::int64_t>(*constraints.min);
        probes.insert(probes.end(), {{min, {}}, {min - 1, {Constraint::min}}});
    }
    if (constraints.max) {
        const auto max = static_cast<std::int64_t>(*constraints.max);
        probes.insert(probes.end(), {{max, {}}, {max + 1, {Constraint::max}}});
    }
    return probes;
}

std::vector<Probe> double_probes(const Constraints& constraints) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (!constraints.min || !constraints.max) {
        return {{infinity, {}}, {std::nan(""), {}}};
    }
    const double min = *constraints.min;
    const double max = *constraints.max;
    return {{min, {}},
            {max, {}},
            {std::nextafter(min, -infinity), {Constraint::min}},
            {std::nextafter(max, infinity), {Constraint::max}},
            {-infinity, {Constraint::min}},
            {infinity, {Constraint::max}},
            {std::nan(""), {Constraint::max, Constraint::min}}};
}

std::vector<Probe> list_probes(const Member& member) {
    std::vector<Probe> probes;
    for_each_length(member.constraints, [&](std::size_t length, const Broken& broken) {
        probes.push_back({List(length, sample(member.target->element())), broken});
    });
    return probes;
}

std::vector<Probe> map_probes(const Member& member) {
    std::vector<Probe> probes;
    for_each_length(member.constraints, [&](std::size_t length, const Broken& broken) {
        Object map;
        for (const std::string& key : sample_keys(*member.target, length)) {
            map.add(key, sample(member.target->value()));
        }
        probes.push_back({map, broken});
    });
    return probes;
}

}  // namespace

std::vector<Probe> probes_of(const Member& member) {
    switch (member.target->type) {
        case ShapeType::string:
            return text_probes(member.constraints);
        case ShapeType::enumeration:
            return enum_probes(*member.target);
        case ShapeType::double_number:
            return double_probes(member.constraints);
        case ShapeType::integer:
        case ShapeType::long_integer:
            return integer_probes(member.constraints);
        case ShapeType::list:
            return list_probes(member);
        case ShapeType::map:
            return map_probes(member);
        default:
            return {};
    }
}

}  // namespace profiles::protocol::testing
