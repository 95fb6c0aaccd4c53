#include "server/journal/differences.h"

#include <algorithm>
#include <chrono>

#include "protocol/redact.h"
#include "protocol/restjson/path.h"

namespace profiles::server {
namespace {

using protocol::List;
using protocol::Member;
using protocol::Object;
using protocol::Shape;
using protocol::ShapeType;
using protocol::Timestamp;
using protocol::Value;
using protocol::restjson::Path;

/// Numbers and timestamps as a number; nothing for anything else.
std::optional<double> as_number(const Value& value) {
    if (const auto* integer = value.get_if<std::int64_t>()) {
        return static_cast<double>(*integer);
    }
    if (const auto* number = value.get_if<double>()) {
        return *number;
    }
    if (const auto* time = value.get_if<Timestamp>()) {
        return static_cast<double>(time->time_since_epoch().count()) / 1000.0;
    }
    return std::nullopt;
}

bool equal_scalars(const Value& expected, const Value& actual) {
    if (expected == actual) {
        return true;
    }
    if (expected.is<std::int64_t>() && actual.is<std::int64_t>()) {
        return false;  // that a double may not tell apart
    }
    const auto number = as_number(expected);
    return number && number == as_number(actual);
}

/// Walks through both and gathers where they differ. `actual` is null where nothing was sent.
class Comparison {
public:
    void compare_members(const Object& expected, const Object& actual, const Shape& shape,
                         const Path* parent) {
        for (const auto& [name, value] : expected) {
            const Member* member = shape.type == ShapeType::map ? &shape.value() : shape.find(name);
            if (member != nullptr) {
                compare(value, actual.find(name), *member, {parent, name, {}});
            }
        }
    }

    std::vector<Difference> differences;

private:
    void compare(const Value& expected, const Value* actual, const Member& member,
                 const Path& path) {
        const bool was_sensitive = sensitive_;
        sensitive_ = sensitive_ || member.sensitive;
        if (actual == nullptr || actual->is_null()) {
            if (!expected.is_null()) {
                report(path, member, &expected, nullptr);
            }
        } else if (expected.is<Object>() && actual->is<Object>() && is_aggregate(member)) {
            compare_members(expected.as_object(), actual->as_object(), *member.target, &path);
        } else if (expected.is<List>() && actual->is<List>() && is_aggregate(member)) {
            compare_elements(expected.as_list(), actual->as_list(), *member.target, path);
        } else if (!equal_scalars(expected, *actual)) {
            report(path, member, &expected, actual);
        }
        sensitive_ = was_sensitive;
    }

    void compare_elements(const List& expected, const List& actual, const Shape& shape,
                          const Path& path) {
        for (std::size_t i = 0; i < std::max(expected.size(), actual.size()); ++i) {
            const Path element{&path, {}, i};
            if (i >= expected.size()) {
                report(element, shape.element(), nullptr, &actual[i]);
            } else if (i >= actual.size()) {
                report(element, shape.element(), &expected[i], nullptr);
            } else {
                compare(expected[i], &actual[i], shape.element(), element);
            }
        }
    }

    /// A document has no shape inside, and is compared as a whole.
    static bool is_aggregate(const Member& member) {
        return protocol::is_aggregate(member.target->type);
    }

    void report(const Path& path, const Member& member, const Value* expected,
                const Value* actual) {
        differences.push_back({path.text(), shown(expected, member), shown(actual, member)});
    }

    std::optional<Value> shown(const Value* value, const Member& member) const {
        if (value == nullptr) {
            return std::nullopt;
        }
        return sensitive_ ? Value(protocol::kRedacted) : protocol::redacted(*value, member);
    }

    bool sensitive_ = false;
};

}  // namespace

Object Difference::to_value() const {
    Object shown{{"path", path}};
    if (expected) {
        shown.add("expected", *expected);
    }
    if (actual) {
        shown.add("actual", *actual);
    }
    return shown;
}

std::vector<Difference> differences(const Object& expected, const Object& actual,
                                    const Shape& shape) {
    Comparison comparison;
    comparison.compare_members(expected, actual, shape, nullptr);
    return std::move(comparison.differences);
}

}  // namespace profiles::server
