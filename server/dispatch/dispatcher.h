#pragma once

#include "protocol/model/model.h"
#include "protocol/restjson/router.h"
#include "server/dispatch/authenticator.h"
#include "server/dispatch/operation_runner.h"
#include "server/dispatch/request_handler.h"
#include "server/dispatch/request_log.h"
#include "server/environment.h"
#include "server/faults/fault_rules.h"
#include "server/journal/journal.h"
#include "server/metrics.h"

namespace profiles::server {

/// What is told of every request.
struct Witnesses {
    RequestLog& log;
    Journal& journal;
    Metrics& metrics;
};

/// Takes a request through its life: route, authenticate, decode, validate, run, encode. The one
/// place where errors become answers.
class Dispatcher : public RequestHandler {
public:
    /// All arguments outlive the dispatcher.
    Dispatcher(const protocol::Model& model, Environment& environment, Authenticator& authenticator,
               const OperationRunner& runner, FaultRules& faults, Witnesses witnesses);

    Answer handle(const protocol::HttpRequest& request) override;
    protocol::HttpResponse refuse(Refusal reason, const protocol::HttpRequest& head) override;

private:
    template <typename Respond>
    Answer record(const protocol::HttpRequest& request, Respond respond);

    /// Responds to the request; `entry` learns what there is to tell of it.
    Answer respond(const protocol::HttpRequest& request, JournalEntry& entry);
    Answer respond_or_throw(const protocol::HttpRequest& request, JournalEntry& entry);
    protocol::HttpResponse carry_out(const protocol::restjson::Route& route,
                                     const protocol::restjson::Query& query,
                                     const protocol::HttpRequest& request, JournalEntry& entry);

    Environment& environment_;
    Authenticator& authenticator_;
    const OperationRunner& runner_;
    FaultRules& faults_;
    Witnesses witnesses_;
    protocol::restjson::Router router_;
};

}  // namespace profiles::server
