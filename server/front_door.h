#pragma once

#include <functional>
#include <optional>

#include "server/admin/control_api.h"
#include "server/dispatch/cors.h"
#include "server/dispatch/request_handler.h"

namespace profiles::server {

/// Tells requests to the service from calls of the control API, which never count as any, and lets
/// browsers in where that was asked for.
class FrontDoor : public RequestHandler {
public:
    /// All arguments outlive the front door; without a `control` its paths are unknown operations.
    FrontDoor(RequestHandler& service, admin::ControlApi* control, std::optional<Cors> cors)
        : service_(service), control_(control), cors_(std::move(cors)) {}

    /// From here on the service is open only while that says so, before that always; a request that
    /// comes earlier is told to come again, as SDKs do, and is no request to the service.
    void open_when(std::function<bool()> is_ready) { is_ready_ = std::move(is_ready); }

    Admission admit(const protocol::HttpRequest& head) override;
    PendingAnswer handle(protocol::HttpRequest request) override;
    void settle() override { service_.settle(); }
    protocol::HttpResponse refuse(Refusal reason, const protocol::HttpRequest& head) override;

private:
    bool is_control(const protocol::HttpRequest& request) const;
    PendingAnswer answer(protocol::HttpRequest request);

    RequestHandler& service_;
    admin::ControlApi* control_;
    std::optional<Cors> cors_;
    std::function<bool()> is_ready_ = [] { return true; };
};

}  // namespace profiles::server
