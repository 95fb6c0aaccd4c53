#pragma once

#include <string_view>
#include <utility>

#include "protocol/http_message.h"
#include "server/admin/control_routes.h"
#include "server/admin/emulator.h"
#include "server/admin/gate.h"
#include "server/dispatch/request_handler.h"

namespace profiles::server::admin {

/// What only the one who runs the emulator may do: time, state, faults, proof. JSON in and out.
/// Never throws.
class ControlApi {
public:
    explicit ControlApi(Emulator& emulator) : emulator_(emulator) {}

    /// From here on calls have to pass this gate; before, one that asks for no token.
    void guard(Gate gate) { gate_ = std::move(gate); }

    /// A call that its head alone condemns is refused without its body.
    Admission admit(const protocol::HttpRequest& head) const;

    protocol::HttpResponse handle(const protocol::HttpRequest& request);

    /// The answer to a call that could not be read as a whole.
    protocol::HttpResponse refuse(Refusal reason) const;

private:
    protocol::HttpResponse answer(const protocol::HttpRequest& request);
    protocol::HttpResponse call(const protocol::HttpRequest& request);
    protocol::HttpResponse dated(protocol::HttpResponse response) const;

    /// The route that the request takes. Throws ControlError when there is none, or none for
    /// whoever sent it; the body is not looked at.
    const ControlRoute& route_of(const protocol::HttpRequest& head, std::string_view path) const;

    Emulator& emulator_;
    Gate gate_;
};

}  // namespace profiles::server::admin
