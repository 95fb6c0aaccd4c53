#include <string_view>

#include "server/admin/endpoints.h"
#include "server/version.h"

namespace profiles::embedded {
extern const std::string_view control_openapi;
}

namespace profiles::server::admin {

using protocol::HttpResponse;
using protocol::Object;

HttpResponse get_openapi(Emulator& /*emulator*/, const ControlRequest& /*request*/) {
    return {200, {{"Content-Type", "application/json"}}, std::string(embedded::control_openapi)};
}

HttpResponse get_health(Emulator& emulator, const ControlRequest& /*request*/) {
    const auto uptime = emulator.environment.wall_clock.now() - emulator.started_at;
    const auto statistics = emulator.environment.store.statistics();
    const auto& settings = emulator.environment.settings;
    return json_response(Object{
        {"version", kVersion},
        {"uptime_seconds", std::chrono::duration<double>(uptime).count()},
        {"account", settings.default_account},
        {"region", settings.default_region},
        {"data", emulator.data},
        {"schema_version", statistics.schema_version},
        {"ready", emulator.ready},
        {"counts",
         Object{{"accounts", statistics.accounts},
                {"domains", statistics.domains},
                {"profiles", statistics.profiles},
                {"requests", static_cast<std::int64_t>(emulator.metrics.request_count())}}}});
}

HttpResponse get_ready(Emulator& emulator, const ControlRequest& /*request*/) {
    return json_response(Object{{"ready", emulator.ready}}, emulator.ready ? 200 : 503);
}

HttpResponse get_metrics(Emulator& emulator, const ControlRequest& /*request*/) {
    const auto statistics = emulator.environment.store.statistics();
    const Gauges gauges{emulator.count_connections(), statistics.domains, statistics.database_bytes,
                        emulator.measure_memory()};
    return {200,
            {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}},
            emulator.metrics.text(gauges)};
}

}  // namespace profiles::server::admin
