#include "protocol/restjson/decode.h"

#include <algorithm>

#include "protocol/json/parse.h"
#include "protocol/restjson/decode_text.h"
#include "protocol/restjson/errors.h"
#include "protocol/text.h"

namespace profiles::protocol::restjson {
namespace {

std::string decode_label(std::string_view raw, const std::string& name) {
    auto decoded = percent_decode(raw);
    if (!decoded) {
        throw errors::serialization("A percent sign is not followed by two hexadecimal digits",
                                    name);
    }
    if (!is_utf8(*decoded)) {
        throw errors::serialization("The text is not UTF-8", name);
    }
    return std::move(*decoded);
}

void decode_labels(Object& input, const Route& route) {
    auto raw = route.labels.begin();
    for (const auto& segment : route.operation->uri.segments) {
        if (segment.kind != UriPattern::Kind::literal) {
            const Member& member = *route.operation->input->find(segment.text);
            const std::string text = decode_label(*raw++, member.name);
            input.add(member.name, decode_text(text, member, member.name));
        }
    }
}

/// A list takes every parameter of its name, anything else the first one.
void decode_query(Object& input, const Member& member, const Query& query) {
    if (std::ranges::find(query.broken, member.binding_name) != query.broken.end()) {
        throw errors::serialization("The query parameter is not percent-encoded UTF-8",
                                    member.binding_name);
    }
    if (member.target->type != ShapeType::list) {
        if (const std::string* text = query.find(member.binding_name)) {
            input.add(member.name, decode_text(*text, member, member.binding_name));
        }
        return;
    }
    List list;
    for (const auto& [name, text] : query.parameters) {
        if (name == member.binding_name) {
            list.push_back(decode_text(text, member.target->element(), name));
        }
    }
    if (!list.empty()) {
        input.add(member.name, std::move(list));
    }
}

/// Elements of a list are separated by commas; blanks around them do not count.
void decode_header(Object& input, const Member& member, const Headers& headers) {
    const auto text = headers.find(member.binding_name);
    if (!text) {
        return;
    }
    if (member.target->type != ShapeType::list) {
        input.add(member.name, decode_text(trim(*text), member, member.binding_name));
        return;
    }
    List list;
    for (const auto element : split(*text, ',')) {
        list.push_back(decode_text(trim(element), member.target->element(), member.binding_name));
    }
    input.add(member.name, std::move(list));
}

bool has_body(const Shape& input) {
    return std::ranges::any_of(
        input.members, [](const Member& member) { return member.binding == Binding::body; });
}

}  // namespace

/// A member that is bound elsewhere is unknown in the body.
Object decode_body(const Shape& input, std::string_view body) try {
    if (!has_body(input)) {
        return {};
    }
    Value json = body.empty() ? Value(Object()) : json::parse(body);
    if (json.is<Object>()) {
        for (const Member& member : input.members) {
            if (member.binding != Binding::body) {
                json.as_object().erase(member.name);
            }
        }
    }
    return decode_json(std::move(json), input);
} catch (const json::ParseError& error) {
    throw errors::serialization(error.what());
}

Object decode_input(const Route& route, const Query& query, const HttpRequest& request) {
    Object input;
    const Shape* shape = route.operation->input;
    if (shape == nullptr) {
        return input;
    }
    decode_labels(input, route);
    for (const Member& member : shape->members) {
        if (member.binding == Binding::query) {
            decode_query(input, member, query);
        } else if (member.binding == Binding::header) {
            decode_header(input, member, request.headers);
        }
    }
    for (auto& [name, value] : decode_body(*shape, request.body)) {
        input.add(std::move(name), std::move(value));
    }
    return input;
}

}  // namespace profiles::protocol::restjson
