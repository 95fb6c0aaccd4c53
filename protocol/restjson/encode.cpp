#include "protocol/restjson/encode.h"

#include <fmt/format.h>

#include "protocol/json/write.h"
#include "protocol/restjson/media_type.h"

namespace profiles::protocol::restjson {
namespace {

using json::Writer;

void write_member(Writer& out, const Value& value, const Member& member);

void refuse_unknown_members(const Object& structure, const Shape& shape) {
    for (const auto& [name, value] : structure) {
        if (shape.find(name) == nullptr) {
            throw std::logic_error(fmt::format("{} has no member {}", shape.name, name));
        }
    }
}

/// In an answer only headers, the payload and the status take a member out of the body; what binds
/// it in a request does not count.
bool is_in_body(const Member& member) {
    return member.binding != Binding::header && member.binding != Binding::response_code;
}

void write_structure(Writer& out, const Object& structure, const Shape& shape) {
    std::size_t known = 0;
    out.begin_object();
    for (const Member& member : shape.members) {
        const Value* value = structure.find(member.name);
        if (value != nullptr) {
            ++known;
        } else if (member.default_value) {
            value = &*member.default_value;
        }
        if (value != nullptr && !value->is_null() && is_in_body(member)) {
            out.member_name(member.name);
            write_member(out, *value, member);
        }
    }
    out.end_object();
    if (known != structure.size()) {
        refuse_unknown_members(structure, shape);
    }
}

void write_list(Writer& out, const List& list, const Shape& shape) {
    out.begin_array();
    for (const Value& element : list) {
        write_member(out, element, shape.element());
    }
    out.end_array();
}

void write_map(Writer& out, const Object& map, const Shape& shape) {
    out.begin_object();
    for (const auto& [key, value] : map) {
        out.name(key);
        write_member(out, value, shape.value());
    }
    out.end_object();
}

void write_timestamp(Writer& out, Timestamp value, TimestampFormat format) {
    if (format == TimestampFormat::epoch_seconds) {
        out.timestamp(value);
    } else {
        out.string(format_timestamp(value, format));
    }
}

void write_member(Writer& out, const Value& value, const Member& member) {
    if (value.is_null() || value.is<EncodedJson>()) {
        out.value(value);
        return;
    }
    switch (member.target->type) {
        case ShapeType::structure:
        case ShapeType::union_type:
            write_structure(out, value.as_object(), *member.target);
            break;
        case ShapeType::list:
            write_list(out, value.as_list(), *member.target);
            break;
        case ShapeType::map:
            write_map(out, value.as_object(), *member.target);
            break;
        case ShapeType::timestamp:
            write_timestamp(out, value.as_timestamp(), member.timestamp_format);
            break;
        default:
            out.value(value);
    }
}

int status_of(const Operation& operation, const Object& output) {
    if (operation.output != nullptr) {
        for (const Member& member : operation.output->members) {
            if (member.binding != Binding::response_code) {
                continue;
            }
            if (const Value* value = output.find(member.name)) {
                return static_cast<int>(value->as_integer());
            }
        }
    }
    return operation.status;
}

}  // namespace

HttpResponse encode_output(const Operation& operation, const Object& output) {
    HttpResponse response;
    response.status = status_of(operation, output);
    if (operation.output != nullptr) {
        response.headers.add("Content-Type", std::string(kJson));
        response.body = encode_json(output, *operation.output);
    }
    return response;
}

std::string encode_json(const Object& structure, const Shape& shape) {
    Writer out;
    write_structure(out, structure, shape);
    return out.take();
}

HttpResponse encode_error(int status, std::string_view type, std::string_view message_member,
                          std::string_view message) {
    HttpResponse response;
    response.status = status;
    response.headers.add("Content-Type", std::string(kJson));
    response.headers.add("x-amzn-ErrorType", std::string(type));
    Writer out;
    out.begin_object();
    out.name(message_member);
    out.string(message);
    out.end_object();
    response.body = out.take();
    return response;
}

}  // namespace profiles::protocol::restjson
