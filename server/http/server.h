#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/dispatch/request_handler.h"
#include "server/http/limits.h"
#include "server/http/warn.h"

namespace profiles::server::tls {
class Context;
}

namespace profiles::server::http {

/// Where to listen, and for what.
struct Endpoint {
    std::string host;        ///< a name or an address; all addresses of a name are listened on
    std::uint16_t port = 0;  ///< 0 takes a free one
    std::shared_ptr<const tls::Context> tls = {};  ///< for HTTPS; none for HTTP
};

struct ServerOptions {
    ServerOptions(std::vector<Endpoint> all, Deadlines times = {})
        : endpoints(std::move(all)), deadlines(times) {}

    /// For HTTP alone.
    ServerOptions(std::string host, std::uint16_t port, Deadlines times = {})
        : ServerOptions(std::vector<Endpoint>{{std::move(host), port}}, times) {}

    std::vector<Endpoint> endpoints;
    Deadlines deadlines;
    Warn warn = warn_on_stderr;
};

/// An HTTP/1.1 server on one thread: the one that calls `run`, which also calls the handler.
class Server {
public:
    /// Listens from here on. Throws std::runtime_error, its text fit for the user, if it cannot.
    Server(const ServerOptions& options, RequestHandler& handler);
    ~Server();

    /// Of the endpoint at that place in the options.
    std::uint16_t port(std::size_t endpoint = 0) const;

    /// How many connections are open.
    std::size_t connections() const;

    /// Something to do between requests for as long as the server runs: it is called at once, and
    /// then again after the rest that each call answers. To be given before `run`.
    using Job = std::function<std::chrono::milliseconds()>;
    void set_job(Job job);

    /// Serves until SIGTERM, SIGINT or `stop`. Then idle connections are closed at once, running
    /// exchanges may finish, and a second signal or `Deadlines::stop` closes what is left.
    void run();

    /// May be called from any thread, also before `run`.
    void stop();

private:
    class Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace profiles::server::http
