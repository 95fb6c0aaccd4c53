#pragma once

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <vector>

#include "server/http/server.h"
#include "server/http/sessions.h"

namespace profiles::server::http {

/// Accepts an endpoint's connections on every address of its host. All of them, because clients
/// differ in which address of `localhost` they try first, and some try no other; and because
/// another program on the same port of the other address would get some of our requests.
class Listener {
public:
    /// Listens from here on. Throws std::runtime_error with one line for the user if it cannot.
    Listener(asio::io_context& io, const Endpoint& endpoint, Warn warn);

    std::uint16_t port() const { return port_; }

    /// Accepts until `close`.
    void start(Sessions& sessions);
    void close();

private:
    using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
    using Address = asio::ip::tcp::endpoint;

    error_code listen_on_all(const std::vector<Address>& addresses);
    error_code listen_on(const Address& address);
    Task<void> accept(Acceptor& acceptor, Sessions& sessions);
    void report_trouble(error_code error);

    asio::io_context& io_;
    Warn warn_;
    std::shared_ptr<const tls::Context> tls_;
    std::uint16_t port_;
    std::vector<Acceptor> acceptors_;
    asio::steady_timer pause_;
    std::chrono::steady_clock::time_point trouble_over_;
};

}  // namespace profiles::server::http
