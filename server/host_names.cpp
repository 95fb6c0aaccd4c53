#include "server/host_names.h"

#include <arpa/inet.h>

#include <string>

#include "protocol/http_message.h"

namespace profiles::server {
namespace {

using protocol::equals_ignoring_case;

constexpr std::string_view kLocalhost = "localhost";
constexpr std::string_view kBelowLocalhost = ".localhost";

bool is_address_of(int family, std::string_view host) {
    unsigned char bytes[sizeof(in6_addr)];
    return inet_pton(family, std::string(host).c_str(), bytes) == 1;
}

bool ends_ignoring_case(std::string_view text, std::string_view end) {
    return text.size() >= end.size() &&
           equals_ignoring_case(text.substr(text.size() - end.size()), end);
}

}  // namespace

std::string_view host_of(std::string_view authority) {
    if (authority.starts_with('[')) {
        return authority.substr(1, authority.find(']') - 1);
    }
    return authority.substr(0, authority.find(':'));
}

bool is_address(std::string_view host) {
    return is_address_of(AF_INET, host) || is_address_of(AF_INET6, host);
}

bool is_loopback(std::string_view host) {
    const bool is_ipv4 = is_address_of(AF_INET, host) && host.starts_with("127.");
    return is_ipv4 || host == "::1" || equals_ignoring_case(host, kLocalhost) ||
           ends_ignoring_case(host, kBelowLocalhost);
}

}  // namespace profiles::server
