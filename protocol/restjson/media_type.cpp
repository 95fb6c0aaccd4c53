#include "protocol/restjson/media_type.h"

#include <algorithm>

#include "protocol/restjson/errors.h"
#include "protocol/text.h"

namespace profiles::protocol::restjson {
namespace {

/// The media type of a structure that is sent whole or through its payload member; empty when it
/// has members but none that travels in the body.
std::string_view media_type_of(const Shape* shape) {
    if (shape == nullptr) {
        return {};
    }
    for (const Member& member : shape->members) {
        if (member.binding != Binding::payload) {
            continue;
        }
        if (!member.target->media_type.empty()) {
            return member.target->media_type;
        }
        switch (member.target->type) {
            case ShapeType::blob:
                return "application/octet-stream";
            case ShapeType::string:
            case ShapeType::enumeration:
                return "text/plain";
            default:
                return kJson;
        }
    }
    const bool has_body =
        shape->members.empty() || std::ranges::any_of(shape->members, [](const Member& member) {
            return member.binding == Binding::body;
        });
    return has_body ? kJson : std::string_view();
}

/// `type/subtype` of a header value such as `application/json; charset=utf-8`.
std::string_view essence(std::string_view media_type) {
    return trim(media_type.substr(0, media_type.find(';')));
}

/// `q=0` says that a media range is not acceptable.
bool is_ruled_out(std::string_view range) {
    const auto parameters = split(range, ';');
    return std::any_of(parameters.begin() + 1, parameters.end(), [](std::string_view parameter) {
        parameter = trim(parameter);
        return (parameter.starts_with("q=") || parameter.starts_with("Q=")) &&
               parse_double(parameter.substr(2)) == 0;
    });
}

/// How closely a media range of an Accept header names the media type: 0 when it does not.
int specificity(std::string_view range, std::string_view media_type) {
    const auto wanted = essence(range);
    if (equals_ignoring_case(wanted, media_type)) {
        return 3;
    }
    if (wanted.ends_with("/*") &&
        equals_ignoring_case(wanted.substr(0, wanted.size() - 1),
                             media_type.substr(0, media_type.find('/') + 1))) {
        return 2;
    }
    return wanted == "*/*" ? 1 : 0;
}

/// The fields of that name as the one list that they stand for (RFC 9110, 5.3).
std::string list_in(const Headers& headers, std::string_view name) {
    std::string list;
    for (const auto& [field, value] : headers) {
        if (equals_ignoring_case(field, name)) {
            list += list.empty() ? "" : ", ";
            list += value;
        }
    }
    return list;
}

/// The range that names the media type most closely decides (RFC 9110, 12.5.1).
bool accepts(std::string_view accept, std::string_view media_type) {
    int closest = 0;
    bool accepted = false;
    for (const auto range : split(accept, ',')) {
        const int closeness = specificity(range, media_type);
        if (closeness > closest) {
            closest = closeness;
            accepted = !is_ruled_out(range);
        }
    }
    return accepted;
}

}  // namespace

void check_media_types(const Operation& operation, const HttpRequest& request,
                       BodilessContentType bodiless) {
    const auto given = request.headers.find("Content-Type");
    const auto expected = media_type_of(operation.input);
    if (request.body.empty()) {
        if (given && expected.empty() && bodiless == BodilessContentType::refused) {
            throw errors::unsupported_media_type(*given, expected);
        }
    } else if (!equals_ignoring_case(essence(given.value_or("")),
                                     expected.empty() ? kJson : expected)) {
        throw errors::unsupported_media_type(given.value_or(""), expected);
    }
    const auto accept = list_in(request.headers, "Accept");
    const auto produced = operation.output ? media_type_of(operation.output) : kJson;
    if (!trim(accept).empty() && !accepts(accept, produced.empty() ? kJson : produced)) {
        throw errors::not_acceptable(accept, produced);
    }
}

}  // namespace profiles::protocol::restjson
