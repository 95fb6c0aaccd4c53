#include "server/admin/control_api.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <vector>

#include "protocol/text.h"
#include "protocol/timestamp.h"
#include "server/dispatch/refusal_text.h"
#include "server/documents/strict_object.h"

namespace profiles::server::admin {
namespace {

using protocol::Headers;
using protocol::HttpRequest;
using protocol::HttpResponse;
using protocol::Object;
using protocol::restjson::Query;
using protocol::restjson::RequestTarget;

std::string unknown(const std::string& name, std::span<const std::string_view> known) {
    return known.empty()
               ? fmt::format("{} is unknown here; this call takes no parameters", name)
               : fmt::format("{} is unknown here; known are: {}", name, fmt::join(known, ", "));
}

/// A filter that is misspelt, cannot be read or is given twice must not pass as none, or as only
/// one of them.
Query parse_query(std::string_view text, std::span<const std::string_view> known) {
    Query query = Query::parse(text);
    if (!query.broken.empty()) {
        throw ControlError(400, "The query is not percent-encoded UTF-8");
    }
    std::set<std::string_view> seen;
    for (const auto& [name, value] : query.parameters) {
        if (std::ranges::find(known, name) == known.end()) {
            throw ControlError(400, unknown(name, known));
        }
        if (!seen.insert(name).second) {
            throw ControlError(400, fmt::format("{} is given twice", name));
        }
    }
    return query;
}

/// What a client sent and is told again may be any bytes; JSON is UTF-8.
std::string as_utf8(std::string_view text) {
    std::string result(text);
    if (!protocol::is_utf8(text)) {
        std::ranges::replace_if(
            result, [](char c) { return (c & 0x80) != 0; }, '?');
    }
    return result;
}

HttpResponse error_response(int status, std::string_view message) {
    return json_response(Object{{"message", as_utf8(message)}}, status);
}

HttpResponse error_response(const ControlError& error) {
    HttpResponse response = error_response(error.status(), error.what());
    for (const auto& [name, value] : error.headers()) {
        response.headers.add(name, value);
    }
    return response;
}

ControlError no_token() {
    return {401, "The control API asks for its bearer token", {{"WWW-Authenticate", "Bearer"}}};
}

ControlError no_such_call(const HttpRequest& head, std::string_view path,
                          const std::vector<std::string_view>& methods) {
    if (methods.empty()) {
        return {404, fmt::format("The control API has no {}; {}openapi.json lists what it has",
                                 path, kControlPrefix)};
    }
    return {405,
            fmt::format("{} cannot be called with {}", path, head.method),
            {{"Allow", fmt::format("{}", fmt::join(methods, ", "))}}};
}

}  // namespace

Admission ControlApi::admit(const HttpRequest& head) const try {
    const auto target = RequestTarget::parse(head.target);
    return {route_of(head, target.path).terms.max_body_bytes};
} catch (const ControlError& error) {
    return {.refusal = dated(error_response(error))};
}

HttpResponse ControlApi::handle(const HttpRequest& request) {
    return dated(answer(request));
}

HttpResponse ControlApi::answer(const HttpRequest& request) try {
    return call(request);
} catch (const ControlError& error) {
    return error_response(error);
} catch (const DocumentError& error) {
    return error_response(400, error.what());
} catch (const std::range_error& error) {
    return error_response(400, error.what());
} catch (const std::exception& error) {
    return error_response(500, error.what());
}

HttpResponse ControlApi::refuse(Refusal reason) const {
    const auto [status, type, message] = text_of(reason);
    return dated(error_response(status, message));
}

/// Like an answer of the service, with real time.
HttpResponse ControlApi::dated(HttpResponse response) const {
    const auto now = emulator_.environment.wall_clock.now();
    response.headers.add("Date", protocol::format_http_date(now));
    return response;
}

HttpResponse ControlApi::call(const HttpRequest& request) {
    const auto target = RequestTarget::parse(request.target);
    const ControlRoute& route = route_of(request, target.path);
    if (!emulator_.ready && !route.terms.early) {
        throw ControlError(503, "The seed is not loaded yet", {{"Retry-After", "1"}});
    }
    return route.handle(emulator_, {request, parse_query(target.query, route.terms.query),
                                    *match(route, target.path)});
}

const ControlRoute& ControlApi::route_of(const HttpRequest& head, std::string_view path) const {
    gate_.refuse_strange_pages(head);
    const bool authorized = gate_.is_authorized(head);
    std::vector<std::string_view> methods;  // with which the path could be called
    for (const ControlRoute& route : control_routes()) {
        if (!match(route, path)) {
            continue;
        }
        methods.push_back(route.method);
        if (takes(route, "HEAD")) {
            methods.push_back("HEAD");
        }
        if (takes(route, head.method) && (authorized || route.terms.open)) {
            return route;
        }
    }
    throw authorized ? no_such_call(head, path, methods) : no_token();
}

}  // namespace profiles::server::admin
