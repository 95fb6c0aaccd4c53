#pragma once

#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <list>

#include "server/http/session.h"
#include "server/http/warn.h"

namespace profiles::server::http {

/// The sessions that are running: starts them, keeps their deadlines and ends them.
class Sessions {
public:
    Sessions(asio::io_context& io, RequestHandler& handler, const Deadlines& deadlines, Warn warn);

    /// `tls` is null for plain HTTP.
    void start(Socket socket, const tls::Context* tls);

    /// Lets every session end by itself until `Deadlines::stop`. Calls back when none is left.
    void stop(std::function<void()> when_empty);

    std::size_t count() const { return sessions_.size(); }

    /// Ends every session now.
    void abort();

private:
    using Clock = Connection::Clock;

    void report(const std::exception_ptr& failure);
    void remove(std::list<Session>::iterator session);
    void watch_deadlines();
    void check_deadlines();

    asio::io_context& io_;
    RequestHandler& handler_;
    const Deadlines deadlines_;
    Warn warn_;
    std::list<Session> sessions_;
    asio::steady_timer tick_;
    bool is_watching_ = false;
    std::function<void()> when_empty_;
    Clock::time_point abort_at_ = Clock::time_point::max();
};

}  // namespace profiles::server::http
