#include "server/documents/strict_object.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace profiles::server {

using protocol::Object;
using protocol::Value;

namespace {

std::string sentence(std::string_view place, std::string_view problem) {
    return fmt::format("{} {}", place.empty() ? "the document" : place, problem);
}

}  // namespace

StrictObject::StrictObject(const Value& value, std::string place,
                           std::vector<std::string_view> known)
    : object_(object_in(value, place)), place_(std::move(place)) {
    std::set<std::string_view> seen;
    for (const auto& [name, member] : object_) {
        if (std::ranges::find(known, name) == known.end()) {
            refuse(name,
                   fmt::format("is not known; what can stand there is {}", fmt::join(known, ", ")));
        }
        if (!seen.insert(name).second) {
            refuse(name, "is given twice");
        }
    }
}

const Object& StrictObject::object_in(const Value& value, std::string_view place) {
    if (!value.is<Object>()) {
        throw DocumentError(sentence(place, "has to be an object"));
    }
    return value.as_object();
}

std::optional<std::string> StrictObject::text(std::string_view name) const {
    const Value* value = find(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (!value->is<std::string>()) {
        refuse(name, "has to be a text");
    }
    return value->as_string();
}

std::optional<bool> StrictObject::flag(std::string_view name) const {
    const Value* value = find(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (!value->is<bool>()) {
        refuse(name, "has to be true or false");
    }
    return value->as_bool();
}

std::optional<std::int64_t> StrictObject::whole_number(std::string_view name, std::int64_t min,
                                                       std::int64_t max) const {
    const Value* value = find(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (!value->is<std::int64_t>() || value->as_integer() < min || value->as_integer() > max) {
        refuse(name, fmt::format("has to be a whole number from {} to {}", min, max));
    }
    return value->as_integer();
}

std::optional<double> StrictObject::number(std::string_view name, double min, double max) const {
    const Value* value = find(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    const bool whole = value->is<std::int64_t>();
    const double number = whole                 ? static_cast<double>(value->as_integer())
                          : value->is<double>() ? value->as_double()
                                                : max + 1;
    if (number < min || number > max) {
        refuse(name, fmt::format("has to be a number from {} to {}", min, max));
    }
    return number;
}

std::string StrictObject::place_of(std::string_view name) const {
    if (place_.empty() || name.empty()) {
        return place_ + std::string(name);
    }
    return fmt::format("{}.{}", place_, name);
}

void StrictObject::refuse(std::string_view name, std::string_view problem) const {
    throw DocumentError(sentence(place_of(name), problem));
}

}  // namespace profiles::server
