#pragma once

#include <cstdio>
#include <string>

#include "protocol/model/model.h"
#include "server/dispatch/dispatcher.h"
#include "storage/open.h"
#include "tests/support/answer_to.h"
#include "tests/support/counting_ids.h"
#include "tests/support/manual_clock.h"

namespace profiles::tests {

/// Who calls: what the credential scope of a request says.
struct As {
    std::string account = "123456789012";
    std::string region = "us-east-1";
};

/// The API model, loaded once.
const protocol::Model& api_model();

/// The whole service but for the sockets: an in-memory database and clocks that stand still at
/// 2026-01-01T00:00:00Z (1767225600).
class TestService {
public:
    explicit TestService(server::Settings settings = {});
    ~TestService();

    /// A request as it would come off the wire.
    protocol::HttpResponse send(const protocol::HttpRequest& request);

    /// What the HTTP layer answers to a request that it could not read.
    protocol::HttpResponse refuse(server::Refusal reason);

    /// Calls an operation as a client would: its labels, query and body made of `input`, the
    /// credential scope of `as` in the Authorization header.
    protocol::HttpResponse call(std::string_view operation, const protocol::Object& input,
                                const As& as = {});

    ManualClock clock;
    ManualClock wall_clock;
    CountingIds ids;
    storage::Store store;
    server::Environment environment;
    server::Authenticator authenticator;

    /// Everything that was logged so far.
    std::string log_text();

private:
    std::FILE* log_file_;
    server::RequestLog log_;

public:
    server::OperationRunner runner;
    server::FaultRules faults;
    server::Journal journal{1000, 1 << 20};
    server::Metrics metrics;

private:
    server::Dispatcher dispatcher_;
};

/// The request that calls `operation` with `input`, unsigned.
protocol::HttpRequest request_for(const protocol::Operation& operation,
                                  const protocol::Object& input);

/// The value of a header, or `absent`.
std::string header(const protocol::HttpResponse& response, std::string_view name);

/// An Authorization header whose signature nobody checks.
std::string authorization_of(const As& as);

}  // namespace profiles::tests
