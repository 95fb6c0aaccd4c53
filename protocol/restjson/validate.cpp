#include "protocol/restjson/validate.h"

#include <algorithm>

#include "protocol/text.h"

namespace profiles::protocol::restjson {
namespace {

class Validator {
public:
    void check_structure(const Object& structure, const Shape& shape) {
        for (const Member& member : shape.members) {
            const Value* value = structure.find(member.name);
            if (value == nullptr && !member.required) {
                continue;
            }
            path_.push_back({Step::Kind::member, member.name});
            if (value != nullptr) {
                check(*value, member);
            } else {
                report(Constraint::required, member, nullptr);
            }
            path_.pop_back();
        }
    }

    std::vector<Violation> take() { return std::move(violations_); }

private:
    void check(const Value& value, const Member& member) {
        const bool was_sensitive = sensitive_;
        sensitive_ = sensitive_ || member.sensitive;
        check_constraints(value, member);
        switch (member.target->type) {
            case ShapeType::list:
                inside(member, value, member.target->element(),
                       [&] { check_list(value.as_list(), *member.target); });
                break;
            case ShapeType::map:
                inside(member, value, member.target->value(), [&] { check_map(member, value); });
                break;
            case ShapeType::structure:
            case ShapeType::union_type:
                check_members(value.as_object(), *member.target);
                break;
            default:
                break;
        }
        sensitive_ = was_sensitive;
    }

    /// A list or map of anything but structures stands for its elements in AWS's messages.
    template <typename Check>
    void inside(const Member& member, const Value& value, const Member& element, Check check) {
        const bool outermost = !container_ && element.target->type != ShapeType::structure &&
                               element.target->type != ShapeType::union_type;
        if (outermost) {
            container_ = Violation::Container{&member, &value, path_.size()};
        }
        check();
        if (outermost) {
            container_.reset();
        }
    }

    void check_members(const Object& object, const Shape& shape) {
        const auto container = std::exchange(container_, std::nullopt);
        if (shape.type == ShapeType::structure) {
            check_structure(object, shape);
        } else {
            for (const auto& [name, value] : object) {
                path_.push_back({Step::Kind::member, name});
                check(value, *shape.find(name));
                path_.pop_back();
            }
        }
        container_ = container;
    }

    void check_list(const List& list, const Shape& shape) {
        for (std::size_t i = 0; i < list.size() && !is_full(); ++i) {
            if (!list[i].is_null()) {
                path_.push_back({Step::Kind::list_index, {}, i});
                check(list[i], shape.element());
                path_.pop_back();
            }
        }
    }

    void check_map(const Member& member, const Value& map) {
        for (const auto& [key, value] : map.as_object()) {
            if (is_full()) {
                return;
            }
            check_key(key, member, map);
            if (!value.is_null()) {
                path_.push_back({Step::Kind::map_key, key});
                check(value, member.target->value());
                path_.pop_back();
            }
        }
    }

    /// What is wrong with a key is said of the map, also of one that holds structures.
    void check_key(const std::string& key, const Member& member, const Value& map) {
        const auto before = violations_.size();
        check_text(key, nullptr, member.target->key());
        for (auto i = before; i < violations_.size(); ++i) {
            violations_[i].is_map_key = true;
            violations_[i].sensitive |= member.target->holds_sensitive;
            if (!violations_[i].container) {
                violations_[i].container = {&member, &map, path_.size()};
            }
        }
    }

    void check_constraints(const Value& value, const Member& member) {
        const Constraints& constraints = member.constraints;
        switch (member.target->type) {
            case ShapeType::string:
            case ShapeType::enumeration:
                check_text(value.as_string(), &value, member);
                break;
            case ShapeType::blob:
                check_length(value.as_string().size() / 4 * 3, &value, member);
                break;
            case ShapeType::list:
                check_length(value.as_list().size(), &value, member);
                break;
            case ShapeType::map:
                check_length(value.as_object().size(), &value, member);
                break;
            default:
                if (constraints.min || constraints.max) {
                    check_range(value, member);
                }
        }
    }

    void check_text(std::string_view text, const Value* value, const Member& member) {
        const Constraints& constraints = member.constraints;
        if (constraints.min_length || constraints.max_length) {
            check_length(count_code_points(text), value, member);
        }
        if (constraints.pattern && !constraints.pattern->is_found_in(text)) {
            report(Constraint::pattern, member, value);
        }
        const auto& allowed = member.target->enum_values;
        if (!allowed.empty() && std::ranges::find(allowed, text) == allowed.end()) {
            report(Constraint::enum_value, member, value);
        }
    }

    void check_length(std::size_t length, const Value* value, const Member& member) {
        const auto count = static_cast<std::int64_t>(length);
        if (member.constraints.max_length && count > *member.constraints.max_length) {
            report(Constraint::max_length, member, value);
        }
        if (member.constraints.min_length && count < *member.constraints.min_length) {
            report(Constraint::min_length, member, value);
        }
    }

    void check_range(const Value& value, const Member& member) {
        const double number =
            value.is<double>() ? value.as_double() : static_cast<double>(value.as_integer());
        // Written so that a NaN, which compares with nothing, is out of any range.
        if (member.constraints.max && !(number <= *member.constraints.max)) {
            report(Constraint::max, member, &value);
        }
        if (member.constraints.min && !(number >= *member.constraints.min)) {
            report(Constraint::min, member, &value);
        }
    }

    void report(Constraint constraint, const Member& member, const Value* value) {
        if (!is_full()) {
            violations_.push_back({path_, constraint, &member, value,
                                   sensitive_ || member.target->holds_sensitive, false,
                                   container_});
        }
    }

    bool is_full() const { return violations_.size() >= kMaxViolations; }

    std::vector<Step> path_;
    std::vector<Violation> violations_;
    std::optional<Violation::Container> container_;
    bool sensitive_ = false;
};

}  // namespace

std::vector<Violation> validate(const Object& input, const Shape& structure) {
    Validator validator;
    validator.check_structure(input, structure);
    return validator.take();
}

}  // namespace profiles::protocol::restjson
