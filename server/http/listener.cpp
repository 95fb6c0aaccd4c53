#include "server/http/listener.h"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <stdexcept>

#include "server/http/limits.h"

namespace profiles::server::http {

using asio::ip::tcp;

namespace {

std::runtime_error cannot_listen(const Endpoint& endpoint, error_code error) {
    const std::string& host = endpoint.host;
    const bool is_ipv6 = host.find(':') != std::string::npos;
    return std::runtime_error("cannot listen on " + (is_ipv6 ? '[' + host + ']' : host) + ':' +
                              std::to_string(endpoint.port) + ": " + error.message());
}

/// Without repetitions, which /etc/hosts may cause.
std::vector<tcp::endpoint> resolve(asio::io_context& io, const Endpoint& endpoint) {
    // The loopback by definition (RFC 6761, 6.3), also where there is no /etc/hosts to say so.
    if (endpoint.host == "localhost") {
        return {{asio::ip::address_v4::loopback(), endpoint.port},
                {asio::ip::address_v6::loopback(), endpoint.port}};
    }
    error_code error;
    tcp::resolver resolver(io);
    const auto found = resolver.resolve(endpoint.host, std::to_string(endpoint.port),
                                        tcp::resolver::numeric_service, error);
    if (error) {
        throw cannot_listen(endpoint, error);
    }
    std::vector<tcp::endpoint> addresses;
    for (const auto& entry : found) {
        if (std::find(addresses.begin(), addresses.end(), entry.endpoint()) == addresses.end()) {
            addresses.push_back(entry.endpoint());
        }
    }
    return addresses;
}

/// A name may have an address that this machine lacks, such as ::1 in a container without IPv6.
bool is_absent_here(error_code error) {
    return error == boost::system::errc::address_not_available ||
           error == boost::system::errc::address_family_not_supported;
}

}  // namespace

Listener::Listener(asio::io_context& io, const Endpoint& endpoint, Warn warn)
    : io_(io), warn_(std::move(warn)), tls_(endpoint.tls), port_(endpoint.port), pause_(io) {
    const auto addresses = resolve(io, endpoint);
    auto error = listen_on_all(addresses);
    // A port that is free on one address may be taken on the next.
    for (int attempt = 1; error && port_ == 0 && attempt < kFreePortAttempts; ++attempt) {
        error = listen_on_all(addresses);
    }
    if (error) {
        throw cannot_listen(endpoint, error);
    }
    port_ = acceptors_.front().local_endpoint().port();
}

error_code Listener::listen_on_all(const std::vector<Address>& addresses) {
    acceptors_.clear();
    error_code absent;
    for (auto address : addresses) {
        if (!acceptors_.empty()) {
            address.port(acceptors_.front().local_endpoint().port());
        }
        const auto error = listen_on(address);
        if (is_absent_here(error)) {
            absent = error;
        } else if (error) {
            return error;
        }
    }
    return acceptors_.empty() ? absent : error_code();
}

error_code Listener::listen_on(const Address& address) {
    Acceptor acceptor(io_);
    error_code error;
    acceptor.open(address.protocol(), error);
    if (!error) {
        acceptor.set_option(Acceptor::reuse_address(true), error);
    }
    if (!error) {
        acceptor.bind(address, error);
    }
    if (!error) {
        acceptor.listen(kBacklog, error);
    }
    if (!error) {
        acceptors_.push_back(std::move(acceptor));
    }
    return error;
}

void Listener::start(Sessions& sessions) {
    for (Acceptor& acceptor : acceptors_) {
        asio::co_spawn(io_, accept(acceptor, sessions), [](std::exception_ptr failure) {
            if (failure) {
                std::rethrow_exception(failure);
            }
        });
    }
}

void Listener::close() {
    for (Acceptor& acceptor : acceptors_) {
        error_code ignored;
        acceptor.close(ignored);
    }
    pause_.cancel();
}

Task<void> Listener::accept(Acceptor& acceptor, Sessions& sessions) {
    while (acceptor.is_open()) {
        auto [error, socket] = co_await acceptor.async_accept(kAwait);
        if (!error) {
            sessions.start(std::move(socket), tls_.get());
        } else if (acceptor.is_open()) {
            report_trouble(error);
            pause_.expires_after(kAcceptPause);
            co_await pause_.async_wait(kAwait);
        }
    }
}

void Listener::report_trouble(error_code error) {
    const auto now = std::chrono::steady_clock::now();
    if (now >= trouble_over_) {
        warn_("cannot accept connections for now: " + error.message());
    }
    trouble_over_ = now + kAcceptTroubleOver;
}

}  // namespace profiles::server::http
