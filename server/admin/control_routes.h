#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "server/admin/control_request.h"
#include "server/admin/emulator.h"
#include "server/dispatch/request_handler.h"

namespace profiles::server::admin {

/// Where the control API lives. No path of the service starts so.
inline constexpr std::string_view kControlPrefix = "/_emulator/";

/// The largest snapshot that can be uploaded: what SQLite keeps in memory, where it is checked.
inline constexpr std::uint64_t kMaxSnapshotBytes = 1024 * 1024 * 1024;

/// One call of the control API. `{name}` in the path stands for one segment.
struct ControlRoute {
    struct Terms {
        std::span<const std::string_view> query = {};  ///< the parameters that there are
        bool open = false;   ///< needs no token: it tells nothing but whether the emulator is ready
        bool early = false;  ///< answers before the seed is loaded
        std::uint64_t max_body_bytes = kMaxBodyBytes;
    };

    std::string_view method;
    std::string_view path;
    protocol::HttpResponse (*handle)(Emulator& emulator, const ControlRequest& request);
    Terms terms = {};
};

/// All of them; openapi.json describes the same.
std::span<const ControlRoute> control_routes();

/// Whether the route is called with that method; HEAD goes where GET does.
bool takes(const ControlRoute& route, std::string_view method);

/// What `{name}` in the route's path stands for when `path` fits it, "" when the route has none;
/// nothing when the path does not fit.
std::optional<std::string> match(const ControlRoute& route, std::string_view path);

}  // namespace profiles::server::admin
