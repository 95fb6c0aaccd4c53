#pragma once

#include <stdexcept>
#include <string>

#include "protocol/http_message.h"
#include "protocol/restjson/request_target.h"
#include "protocol/value.h"

namespace profiles::server::admin {

/// What a call of the control API is refused with; the text is for whoever made it.
class ControlError : public std::runtime_error {
public:
    ControlError(int status, const std::string& message, protocol::Headers headers = {})
        : std::runtime_error(message), status_(status), headers_(std::move(headers)) {}

    int status() const { return status_; }

    /// What the answer says besides.
    const protocol::Headers& headers() const { return headers_; }

private:
    int status_;
    protocol::Headers headers_;
};

/// A call of the control API, taken apart.
struct ControlRequest {
    const protocol::HttpRequest& http;
    protocol::restjson::Query query;
    std::string name;  // what `{name}` in the route's path stood for

    /// The body as JSON; an empty one is `{}`. The Content-Type does not matter, so that curl's
    /// default does no harm. Throws ControlError (400).
    protocol::Value json() const;
};

/// A JSON answer.
protocol::HttpResponse json_response(const protocol::Value& body, int status = 200);

}  // namespace profiles::server::admin
