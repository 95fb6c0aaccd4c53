#pragma once

#include <chrono>
#include <future>
#include <string>

#include "server/http/server.h"
#include "server/tls/self_signed.h"

namespace profiles::server::http {

/// Deadlines that no test reaches, to be shortened one at a time.
Deadlines endless_deadlines();

/// What test servers show to clients of HTTPS.
const tls::SelfSigned& test_identity();

/// A server on a thread of its own, for HTTP and for HTTPS, stopped at the end of the test.
class TestServer {
public:
    explicit TestServer(RequestHandler& handler, Deadlines deadlines = endless_deadlines(),
                        const std::string& host = "127.0.0.1", Server::Job job = {});
    ~TestServer();

    std::uint16_t port() const { return server_.port(0); }
    std::uint16_t tls_port() const { return server_.port(1); }
    void stop() { server_.stop(); }

    /// Whether `run` has returned or does so within ten seconds.
    bool has_ended();

private:
    Server server_;
    std::future<void> running_;
};

}  // namespace profiles::server::http
