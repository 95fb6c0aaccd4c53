#include "protocol/restjson/violation_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <set>

#include "protocol/text.h"

namespace profiles::protocol::restjson {
namespace {

/// How many bytes of a value a message shows.
constexpr std::size_t kMaxShownValue = 2048;

std::string lower_camel(std::string_view name) {
    std::string text(name);
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') {
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    }
    return text;
}

std::string path_text(const std::vector<Step>& path, std::size_t depth) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) {
        const Step& step = path[i];
        if (!text.empty()) {
            text += '.';
        }
        switch (step.kind) {
            case Step::Kind::member:
                text += lower_camel(step.name);
                break;
            case Step::Kind::list_index:
                text += fmt::format("{}.member", step.index + 1);
                break;
            case Step::Kind::map_key:
                text += fmt::format("{}.member", step.name);
                break;
        }
    }
    return text;
}

/// A value as Java prints it: [a, b] and {k=v}.
struct ValueText {
    std::string operator()(Value::Null) const { return "null"; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const { return format_double(value); }
    std::string operator()(const std::string& value) const { return value; }
    std::string operator()(Timestamp value) const { return format_date_time(value); }
    std::string operator()(const List& list) const {
        std::vector<std::string> elements;
        for (const Value& element : list) {
            elements.push_back(element.visit(*this));
        }
        return fmt::format("[{}]", fmt::join(elements, ", "));
    }
    std::string operator()(const Object& object) const {
        std::vector<std::string> entries;
        for (const auto& [name, value] : object) {
            entries.push_back(name + "=" + value.visit(*this));
        }
        return fmt::format("{{{}}}", fmt::join(entries, ", "));
    }
    std::string operator()(const EncodedJson& json) const { return json.text; }
};

/// A bound of a range as AWS writes it: whole numbers without a point or an exponent.
std::string bound_text(double bound) {
    const bool is_whole = std::trunc(bound) == bound && std::abs(bound) < 1e18;
    return is_whole ? std::to_string(static_cast<std::int64_t>(bound)) : format_double(bound);
}

std::string requirement(Constraint constraint, const Member& member) {
    const Constraints& constraints = member.constraints;
    switch (constraint) {
        case Constraint::required:
            return "Member must not be null";
        case Constraint::max_length:
            return fmt::format("Member must have length less than or equal to {}",
                               *constraints.max_length);
        case Constraint::min_length:
            return fmt::format("Member must have length greater than or equal to {}",
                               *constraints.min_length);
        case Constraint::max:
            return fmt::format("Member must have value less than or equal to {}",
                               bound_text(*constraints.max));
        case Constraint::min:
            return fmt::format("Member must have value greater than or equal to {}",
                               bound_text(*constraints.min));
        case Constraint::pattern:
            return fmt::format("Member must satisfy regular expression pattern: {}",
                               constraints.pattern->source());
        case Constraint::enum_value:
            break;
    }
    return fmt::format("Member must satisfy enum value set: [{}]",
                       fmt::join(member.target->enum_values, ", "));
}

std::string element_requirements(const Shape& container);

/// Everything that a member demands, whether or not it was met.
std::vector<std::string> all_requirements(const Member& member) {
    const Constraints& constraints = member.constraints;
    std::vector<std::string> texts;
    const auto add = [&](bool applies, Constraint constraint) {
        if (applies) {
            texts.push_back(requirement(constraint, member));
        }
    };
    add(constraints.max_length.has_value(), Constraint::max_length);
    add(constraints.min_length.has_value(), Constraint::min_length);
    add(constraints.max.has_value(), Constraint::max);
    add(constraints.min.has_value(), Constraint::min);
    add(constraints.pattern != nullptr, Constraint::pattern);
    add(!member.target->enum_values.empty(), Constraint::enum_value);
    if (member.target->type == ShapeType::list || member.target->type == ShapeType::map) {
        texts.push_back(element_requirements(*member.target));
    }
    return texts;
}

std::string element_requirements(const Shape& container) {
    const Member& element =
        container.type == ShapeType::list ? container.element() : container.value();
    return fmt::format("Member must satisfy constraint: [{}]",
                       fmt::join(all_requirements(element), ", "));
}

std::string key_requirements(const Shape& map) {
    return fmt::format("Member must satisfy constraint: [{}]",
                       fmt::join(all_requirements(map.key()), ", "));
}

/// Cuts what nobody would read to its end, between two code points.
std::string shortened(std::string text) {
    if (text.size() > kMaxShownValue) {
        std::size_t end = kMaxShownValue;
        while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
            --end;
        }
        text.resize(end);
        text += "...";
    }
    return text;
}

std::string sentence(const Value* value, bool sensitive, std::string_view path,
                     std::string_view constraint) {
    std::string shown;
    if (value == nullptr) {
        shown = "Value null at";
    } else if (sensitive) {
        shown = "Value at";
    } else {
        shown = fmt::format("Value '{}' at", shortened(value->visit(ValueText())));
    }
    return fmt::format("{} '{}' failed to satisfy constraint: {}", shown, path, constraint);
}

/// A container's own length is reported like that of any other member.
bool is_inside_container(const Violation& violation) {
    return violation.container &&
           (violation.is_map_key || violation.path.size() > violation.container->depth);
}

/// True for a violation of the container's own keys, not of its values or of what they hold.
bool is_own_key(const Violation& violation) {
    return violation.is_map_key && violation.path.size() == violation.container->depth;
}

std::string describe_one(const Violation& violation) {
    if (!is_inside_container(violation)) {
        return sentence(violation.value, violation.sensitive,
                        path_text(violation.path, violation.path.size()),
                        requirement(violation.constraint, *violation.member));
    }
    const auto& [member, value, depth] = *violation.container;
    return sentence(value, violation.sensitive || member->target->holds_sensitive,
                    path_text(violation.path, depth),
                    is_own_key(violation) ? key_requirements(*member->target)
                                          : element_requirements(*member->target));
}

}  // namespace

std::string describe(const std::vector<Violation>& violations) {
    std::vector<std::string> sentences;
    std::set<std::pair<const Value*, bool>> reported;  // containers, for their values or keys
    for (const Violation& violation : violations) {
        if (!is_inside_container(violation) ||
            reported.emplace(violation.container->value, is_own_key(violation)).second) {
            sentences.push_back(describe_one(violation));
        }
    }
    return fmt::format("{} validation error{} detected: {}", sentences.size(),
                       sentences.size() == 1 ? "" : "s", fmt::join(sentences, "; "));
}

}  // namespace profiles::protocol::restjson
