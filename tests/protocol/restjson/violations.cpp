#include "tests/protocol/restjson/violations.h"

#include <fmt/format.h>

namespace profiles::protocol::restjson::testing {

std::string_view name_of(Constraint constraint) {
    switch (constraint) {
        case Constraint::required:
            return "required";
        case Constraint::max_length:
            return "max length";
        case Constraint::min_length:
            return "min length";
        case Constraint::max:
            return "max";
        case Constraint::min:
            return "min";
        case Constraint::pattern:
            return "pattern";
        case Constraint::enum_value:
            break;
    }
    return "enum";
}

std::vector<std::string> violations_in(const Object& input, const Shape& shape) {
    std::vector<std::string> found;
    for (const Violation& violation : validate(input, shape)) {
        std::string text;
        for (const Step& step : violation.path) {
            const bool is_index = step.kind == Step::Kind::list_index;
            text += "/" + (is_index ? std::to_string(step.index) : std::string(step.name));
        }
        found.push_back(fmt::format("{}{} {}", text, violation.is_map_key ? " key" : "",
                                    name_of(violation.constraint)));
    }
    return found;
}

}  // namespace profiles::protocol::restjson::testing
