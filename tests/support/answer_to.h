#pragma once

#include "server/dispatch/request_handler.h"

namespace profiles::tests {

/// What a client gets that asks alone.
inline server::Answer answer_to(server::RequestHandler& handler,
                                const protocol::HttpRequest& request) {
    const server::PendingAnswer answer = handler.handle(request);
    handler.settle();
    return *answer;
}

}  // namespace profiles::tests
