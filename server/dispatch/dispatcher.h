#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/model/model.h"
#include "protocol/restjson/router.h"
#include "server/dispatch/authenticator.h"
#include "server/dispatch/exchange.h"
#include "server/dispatch/operation_runner.h"
#include "server/dispatch/request_handler.h"
#include "server/dispatch/request_log.h"
#include "server/environment.h"
#include "server/faults/fault_rules.h"
#include "server/journal/journal.h"
#include "server/metrics.h"
#include "storage/sqlite/group_commit.h"

namespace profiles::server {

/// What is told of every request.
struct Witnesses {
    RequestLog& log;
    Journal& journal;
    Metrics& metrics;
};

/// Takes a request through its life: route, authenticate, decode, validate, run, encode. The one
/// place where errors become answers. What several requests have changed is committed when they are
/// settled; should that fail, each of them is told so.
class Dispatcher : public RequestHandler {
public:
    /// All arguments outlive the dispatcher.
    Dispatcher(const protocol::Model& model, Environment& environment, Authenticator& authenticator,
               const OperationRunner& runner, FaultRules& faults, Witnesses witnesses);

    PendingAnswer handle(protocol::HttpRequest request) override;
    void settle() override;
    protocol::HttpResponse refuse(Refusal reason, const protocol::HttpRequest& head) override;

private:
    Answer respond(Exchange& exchange);
    Answer respond_or_throw(Exchange& exchange);
    protocol::HttpResponse carry_out(const protocol::restjson::Route& route,
                                     const protocol::restjson::Query& query, Exchange& exchange);
    static void complete(Exchange& exchange);
    std::optional<std::string> failure_to_commit();
    void take_back(Exchange& exchange, std::string_view failure);
    protocol::HttpResponse internal_failure(Exchange& exchange, std::string_view what);
    void tell(Exchange& exchange);

    Environment& environment_;
    Authenticator& authenticator_;
    const OperationRunner& runner_;
    FaultRules& faults_;
    Witnesses witnesses_;
    protocol::restjson::Router router_;
    storage::sqlite::GroupCommit group_;
    std::vector<std::shared_ptr<Exchange>> pending_;
};

}  // namespace profiles::server
