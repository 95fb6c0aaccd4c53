#include "server/admin/control_request.h"

#include <fmt/format.h>

#include "protocol/json/parse.h"
#include "protocol/json/write.h"

namespace profiles::server::admin {

using protocol::Value;

Value ControlRequest::json() const try {
    return http.body.empty() ? Value(protocol::Object()) : protocol::json::parse(http.body);
} catch (const protocol::json::ParseError& error) {
    throw ControlError(400, fmt::format("The body is not JSON: {}", error.what()));
}

protocol::HttpResponse json_response(const Value& body, int status) {
    return {status, {{"Content-Type", "application/json"}}, protocol::json::write(body) + "\n"};
}

}  // namespace profiles::server::admin
