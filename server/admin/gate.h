#pragma once

#include <optional>
#include <string>

#include "protocol/http_message.h"
#include "server/dispatch/cors.h"

namespace profiles::server::admin {

/// Who may use the control API. Against web pages it stands without being asked to: what a page
/// sends comes from the machine of whoever looks at it, and needs nobody's leave to be sent.
struct Gate {
    std::string host = "127.0.0.1";         ///< that the emulator listens on
    std::optional<Cors> cors = {};          ///< the pages that were let in
    std::optional<std::string> token = {};  ///< to be sent as `Authorization: Bearer <token>`

    /// Throws ControlError (403) for the call of a page that is neither the emulator's own nor let
    /// in, and for one under a name that only a page can have made up: names that lead to the
    /// loopback are how a page makes itself the emulator's own (DNS rebinding). A token, which no
    /// page knows, makes up for the name. Clients that are no browsers send neither Origin nor
    /// Sec-Fetch-Site, and are not concerned.
    void refuse_strange_pages(const protocol::HttpRequest& head) const;

    /// Whether the token is there, or none is asked for.
    bool is_authorized(const protocol::HttpRequest& head) const;

private:
    void check_name(const protocol::HttpRequest& head) const;
    void check_page(const protocol::HttpRequest& head) const;
    bool is_own_page(std::string_view origin, std::string_view authority) const;
    bool is_trusted(std::string_view name) const;
};

}  // namespace profiles::server::admin
