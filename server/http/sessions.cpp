#include "server/http/sessions.h"

#include <boost/asio/co_spawn.hpp>

namespace profiles::server::http {

Sessions::Sessions(asio::io_context& io, RequestHandler& handler, const Deadlines& deadlines,
                   Warn warn)
    : io_(io), handler_(handler), deadlines_(deadlines), warn_(std::move(warn)), tick_(io) {}

void Sessions::start(Socket socket, const tls::Context* tls) {
    if (when_empty_) {
        return;
    }
    const auto session =
        sessions_.emplace(sessions_.end(), std::move(socket), tls, handler_, deadlines_);
    asio::co_spawn(io_, session->run(), [this, session](std::exception_ptr failure) {
        report(failure);
        remove(session);
    });
    watch_deadlines();
}

/// The handler does not throw by contract, nor does a session; should one do so all the same, it
/// costs its own connection and nothing else.
void Sessions::report(const std::exception_ptr& failure) {
    if (!failure) {
        return;
    }
    try {
        std::rethrow_exception(failure);
    } catch (const std::exception& error) {
        warn_(std::string("connection dropped: ") + error.what());
    } catch (...) {
        warn_("connection dropped: unknown exception");
    }
}

void Sessions::remove(std::list<Session>::iterator session) {
    sessions_.erase(session);
    if (sessions_.empty()) {
        tick_.cancel();
        if (when_empty_) {
            when_empty_();
        }
    }
}

void Sessions::stop(std::function<void()> when_empty) {
    when_empty_ = std::move(when_empty);
    abort_at_ = Clock::now() + deadlines_.stop;
    for (Session& session : sessions_) {
        session.stop();
    }
    if (sessions_.empty()) {
        when_empty_();
    }
}

void Sessions::abort() {
    for (Session& session : sessions_) {
        session.abort();
    }
}

/// Ticks only while there is somebody to watch.
void Sessions::watch_deadlines() {
    if (is_watching_) {
        return;
    }
    is_watching_ = true;
    tick_.expires_after(kDeadlineTick);
    tick_.async_wait([this](error_code) {
        is_watching_ = false;
        if (!sessions_.empty()) {
            check_deadlines();
            watch_deadlines();
        }
    });
}

void Sessions::check_deadlines() {
    const auto now = Clock::now();
    if (now >= abort_at_) {
        abort();
        return;
    }
    for (Session& session : sessions_) {
        session.check_deadline(now);
    }
}

}  // namespace profiles::server::http
