#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "server/admin/control_api.h"
#include "server/dispatch/dispatcher.h"
#include "server/front_door.h"
#include "storage/open.h"
#include "tests/support/counting_ids.h"
#include "tests/support/manual_clock.h"
#include "tests/support/test_service.h"

namespace profiles::tests {

/// The input that names the domain `shop` and no more.
inline const protocol::Object kShop{{"DomainName", "shop"}};

/// The service together with its control API, as they stand behind the sockets. Real time stands
/// still at 2026-01-01T00:00:00Z; the service's clock is the one that the control API moves.
class ControlService {
public:
    explicit ControlService(storage::sqlite::Database database = storage::open_in_memory());

    /// What a call of the control API gets: the status, and the body when there is one, as in
    /// `200 {"now":"2026-01-01T00:00:00Z","frozen":false}`. `call` is a method and a target.
    std::string ask(std::string_view call, std::string body = "");

    /// The same call, its answer as it is.
    protocol::HttpResponse control(std::string_view call, std::string body = "");

    /// Calls an operation as a client would; the Answer also tells what a fault does to it.
    server::Answer answer(std::string_view operation, const protocol::Object& input = {},
                          const As& as = {});
    protocol::HttpResponse call(std::string_view operation, const protocol::Object& input = {},
                                const As& as = {});

    /// Creates a domain that has nothing but what it must have.
    void create_domain(std::string_view name, const As& as = {});

    /// The names that ListDomains lists, each with a space behind it.
    std::string domain_names(const As& as = {});

    /// Everything that was logged so far.
    std::string log_text();

private:
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> log_file_;
    server::RequestLog log_;

public:
    ManualClock wall_clock;
    server::VirtualClock clock;
    CountingIds ids;
    storage::Store store;
    server::Environment environment;
    server::Authenticator authenticator;
    server::OperationRunner runner;
    server::FaultRules faults;
    server::Journal journal{1000, 1 << 20};
    server::Metrics metrics;
    server::Dispatcher dispatcher;
    server::Emulator emulator;
    server::admin::ControlApi api;
    server::FrontDoor front_door;
};

/// The request of `call`, a method and a target.
protocol::HttpRequest request_of(std::string_view call, std::string body = "");

/// The body, which is JSON.
protocol::Value json_of(const protocol::HttpResponse& response);

}  // namespace profiles::tests
