#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/model/pattern.h"
#include "protocol/timestamp.h"
#include "protocol/value.h"

namespace profiles::protocol {

enum class ShapeType {
    boolean,
    byte,
    short_integer,
    integer,
    long_integer,
    float_number,
    double_number,
    string,
    enumeration,
    int_enumeration,
    timestamp,
    blob,
    document,
    list,
    map,
    structure,
    union_type,
};

bool is_aggregate(ShapeType type);

/// The constraint traits `length`, `range` and `pattern` as they hold for one member: its own, else
/// those of the shape that it targets.
struct Constraints {
    std::optional<std::int64_t> min_length;
    std::optional<std::int64_t> max_length;
    std::optional<double> min;
    std::optional<double> max;
    const Pattern* pattern = nullptr;
};

/// Where a member travels in a request or an answer.
enum class Binding { body, label, query, header, payload, response_code, unsupported };

struct Shape;

struct Member {
    std::string name;
    const Shape* target = nullptr;
    Constraints constraints;
    bool required = false;
    bool sensitive = false;
    Binding binding = Binding::body;
    std::string binding_name;  // of the query parameter or header
    TimestampFormat timestamp_format = TimestampFormat::epoch_seconds;
    std::optional<Value> default_value;
};

struct Shape {
    std::string name;  // without its namespace
    ShapeType type = ShapeType::structure;
    std::vector<Member> members;           // of a structure or union, as the model orders them
    std::vector<std::string> enum_values;  // as the model orders them
    Constraints constraints;
    std::string media_type;
    std::optional<TimestampFormat> timestamp_format;
    bool sensitive = false;
    bool holds_sensitive = false;  // it is sensitive, or something inside it is
    bool sparse = false;           // a list or map that may hold nulls

    /// The member of that name of a structure or union, or null.
    const Member* find(std::string_view member) const;

    /// Of a list.
    const Member& element() const { return members.at(0); }

    /// Of a map.
    const Member& key() const { return members.at(0); }
    const Member& value() const { return members.at(1); }
};

}  // namespace profiles::protocol
