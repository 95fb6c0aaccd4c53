#include "server/admin/gate.h"

#include <fmt/format.h>

#include "protocol/sigv4/digest.h"
#include "server/admin/control_request.h"
#include "server/host_names.h"

namespace profiles::server::admin {
namespace {

using protocol::equals_ignoring_case;
using protocol::HttpRequest;

/// What nobody can register: containers reach their host under such names.
constexpr std::string_view kPrivateNames = ".internal";

}  // namespace

void Gate::refuse_strange_pages(const HttpRequest& head) const {
    check_name(head);
    check_page(head);
}

bool Gate::is_authorized(const HttpRequest& head) const {
    return !token || protocol::sigv4::equal_in_constant_time(
                         head.headers.find("Authorization").value_or(""), "Bearer " + *token);
}

void Gate::check_name(const HttpRequest& head) const {
    const auto authority = head.headers.find("Host");
    if (token || !is_loopback(host) || !authority || is_trusted(host_of(*authority))) {
        return;
    }
    throw ControlError(403, fmt::format("{0} is no name of the loopback, on which the control API "
                                        "listens; --host {0} or --control-token lets it be called "
                                        "so",
                                        host_of(*authority)));
}

void Gate::check_page(const HttpRequest& head) const {
    const auto origin = head.headers.find("Origin");
    if (!origin) {
        if (head.headers.find("Sec-Fetch-Site") == "cross-site") {
            throw ControlError(403, "A page of another site may not call the control API");
        }
        return;
    }
    const auto authority = head.headers.find("Host").value_or("");
    if (!is_own_page(*origin, authority) && !(cors && cors->allows(*origin))) {
        throw ControlError(403, fmt::format("A page of {0} may not call the control API; --cors "
                                            "{0} lets it",
                                            *origin));
    }
}

bool Gate::is_own_page(std::string_view origin, std::string_view authority) const {
    const auto is_at = [&](std::string_view scheme) {
        return equals_ignoring_case(origin, fmt::format("{}://{}", scheme, authority));
    };
    return (is_at("http") || is_at("https")) && is_trusted(host_of(authority));
}

/// Whoever owns a name decides where it leads to; an address leads where it says.
bool Gate::is_trusted(std::string_view name) const {
    return is_address(name) || is_loopback(name) || name.ends_with(kPrivateNames) ||
           equals_ignoring_case(name, host);
}

}  // namespace profiles::server::admin
