#include "server/admin/control_routes.h"

#include "protocol/text.h"
#include "server/admin/endpoints.h"

namespace profiles::server::admin {
namespace {

constexpr std::string_view kName = "{name}";

constexpr std::string_view kScope[] = {"account", "region"};
constexpr std::string_view kJournalPage[] = {"operation", "domain", "status", "error",
                                             "since",     "limit",  "before"};

constexpr ControlRoute kRoutes[] = {
    {"GET", "/_emulator/openapi.json", get_openapi, {.early = true}},
    {"GET", "/_emulator/health", get_health, {.early = true}},
    {"GET", "/_emulator/ready", get_ready, {.open = true, .early = true}},
    {"GET", "/_emulator/metrics", get_metrics, {.early = true}},

    {"GET", "/_emulator/clock", get_clock},
    {"POST", "/_emulator/clock", change_clock},

    {"POST", "/_emulator/reset", reset, {.query = kScope}},
    {"POST", "/_emulator/forks", fork_account},
    {"GET", "/_emulator/snapshots", list_snapshots},
    {"POST", "/_emulator/snapshots/{name}", save_snapshot},
    {"DELETE", "/_emulator/snapshots/{name}", delete_snapshot},
    {"POST", "/_emulator/snapshots/{name}/restore", restore_snapshot},
    {"GET", "/_emulator/snapshots/{name}/file", download_snapshot},
    {"PUT",
     "/_emulator/snapshots/{name}/file",
     upload_snapshot,
     {.max_body_bytes = kMaxSnapshotBytes}},

    {"GET", "/_emulator/faults", get_faults},
    {"PUT", "/_emulator/faults", put_faults},
    {"DELETE", "/_emulator/faults", delete_faults},

    {"GET", "/_emulator/requests", list_requests, {.query = kJournalPage}},
    {"DELETE", "/_emulator/requests", delete_requests},
    {"POST", "/_emulator/requests/verify", verify_requests},
};

}  // namespace

std::span<const ControlRoute> control_routes() {
    return kRoutes;
}

bool takes(const ControlRoute& route, std::string_view method) {
    return route.method == method || (route.method == "GET" && method == "HEAD");
}

std::optional<std::string> match(const ControlRoute& route, std::string_view path) {
    const auto expected = protocol::split(route.path, '/');
    const auto actual = protocol::split(path, '/');
    std::string name;
    if (expected.size() != actual.size()) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (expected[i] == kName) {
            name = protocol::percent_decode(actual[i]).value_or(std::string(actual[i]));
        } else if (expected[i] != actual[i]) {
            return std::nullopt;
        }
    }
    return name;
}

}  // namespace profiles::server::admin
