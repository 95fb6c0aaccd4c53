#include "server/dispatch/cors.h"

#include <algorithm>

namespace profiles::server {
namespace {

using protocol::HttpRequest;
using protocol::HttpResponse;

constexpr const char* kMethods = "GET, POST, PUT, DELETE";

/// What SDKs read besides the body.
constexpr const char* kExposed = "x-amzn-RequestId, x-amzn-ErrorType, Date";

constexpr const char* kDayInSeconds = "86400";

}  // namespace

std::optional<HttpResponse> Cors::preflight(const HttpRequest& request) const {
    if (request.method != "OPTIONS" || !request.headers.find("Origin") ||
        !request.headers.find("Access-Control-Request-Method")) {
        return std::nullopt;
    }
    HttpResponse response;
    response.status = 204;
    allow(origin_of(request), response);
    response.headers.add("Access-Control-Allow-Methods", kMethods);
    response.headers.add("Access-Control-Max-Age", kDayInSeconds);
    // Whatever the SDK wants to send; `*` would leave Authorization out.
    if (const auto wanted = request.headers.find("Access-Control-Request-Headers")) {
        response.headers.add("Access-Control-Allow-Headers", std::string(*wanted));
    }
    return response;
}

std::string_view Cors::origin_of(const HttpRequest& request) {
    return request.headers.find("Origin").value_or("");
}

void Cors::allow(std::string_view origin, HttpResponse& response) const {
    response.headers.add("Vary", "Origin");
    if (!origin.empty() && allows(origin)) {
        response.headers.add("Access-Control-Allow-Origin", std::string(origin));
        response.headers.add("Access-Control-Expose-Headers", kExposed);
    }
}

bool Cors::allows(std::string_view origin) const {
    return std::ranges::any_of(
        origins_, [&](const std::string& allowed) { return allowed == "*" || allowed == origin; });
}

}  // namespace profiles::server
