#include "server/print_env.h"

#include <fmt/format.h>

namespace profiles::server {
namespace {

std::string line(std::string_view name, std::string_view value) {
    std::string quoted;
    for (const char c : value) {
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return fmt::format("export {}='{}'\n", name, quoted);
}

/// Where to reach what listens on that address.
std::string reachable(const std::string& host) {
    if (host == "0.0.0.0" || host == "::") {
        return "localhost";
    }
    return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

}  // namespace

std::string environment_lines(const Options& options) {
    const bool plain = !options.uses_tls() || options.tls_port;
    std::string lines = line("AWS_ENDPOINT_URL_CUSTOMER_PROFILES",
                             fmt::format("{}://{}:{}", plain ? "http" : "https",
                                         reachable(options.host), options.port)) +
                        line("AWS_REGION", options.settings.default_region) +
                        line("AWS_DEFAULT_REGION", options.settings.default_region);
    if (!plain && !options.ca_file.empty()) {
        lines += line("AWS_CA_BUNDLE", options.ca_file);
    }
    if (options.credentials.empty()) {
        // An access key id of twelve digits is the account; the secret is not looked at.
        return lines + line("AWS_ACCESS_KEY_ID", options.settings.default_account) +
               line("AWS_SECRET_ACCESS_KEY", "any");
    }
    const auto& credentials = options.credentials.front();
    lines += line("AWS_ACCESS_KEY_ID", credentials.access_key_id) +
             line("AWS_SECRET_ACCESS_KEY", credentials.secret_access_key);
    return lines + (credentials.session_token
                        ? line("AWS_SESSION_TOKEN", *credentials.session_token)
                        : "unset AWS_SESSION_TOKEN\n");  // another account's would be sent along
}

}  // namespace profiles::server
