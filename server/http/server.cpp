#include "server/http/server.h"

#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>
#include <iostream>
#include <vector>

#include "server/http/listener.h"
#include "server/http/sessions.h"

namespace profiles::server::http {

void warn_on_stderr(const std::string& line) {
    std::cerr << line << '\n';
}

class Server::Parts {
public:
    Parts(const ServerOptions& options, RequestHandler& handler)
        : sessions_(io_, handler, options.deadlines, options.warn), signals_(io_), job_timer_(io_) {
        for (const Endpoint& endpoint : options.endpoints) {
            listeners_.push_back(std::make_unique<Listener>(io_, endpoint, options.warn));
        }
    }

    std::uint16_t port(std::size_t endpoint) const { return listeners_.at(endpoint)->port(); }

    std::size_t connections() const { return sessions_.count(); }

    void set_job(Job job) { job_ = std::move(job); }

    void run() {
        signals_.add(SIGTERM);
        signals_.add(SIGINT);
        stop_at_signal();
        for (const auto& listener : listeners_) {
            listener->start(sessions_);
        }
        if (job_ && !stopping_) {
            run_job_after(std::chrono::milliseconds(0));
        }
        io_.run();
    }

    void post_stop() {
        asio::post(io_, [this] { stop(); });
    }

private:
    void stop_at_signal() {
        signals_.async_wait([this](error_code error, int) {
            if (error) {
                return;
            }
            if (stopping_) {
                sessions_.abort();
            } else {
                stop_at_signal();
                stop();
            }
        });
    }

    void run_job_after(std::chrono::milliseconds rest) {
        job_timer_.expires_after(rest);
        job_timer_.async_wait([this](error_code error) {
            if (!error && !stopping_) {
                run_job_after(job_());
            }
        });
    }

    /// The loop is never stopped: it runs out of work when the last session has ended.
    void stop() {
        if (stopping_) {
            return;
        }
        stopping_ = true;
        job_timer_.cancel();
        for (const auto& listener : listeners_) {
            listener->close();
        }
        sessions_.stop([this] { signals_.cancel(); });
    }

    asio::io_context io_{1};
    Sessions sessions_;
    std::vector<std::unique_ptr<Listener>> listeners_;
    asio::signal_set signals_;
    asio::steady_timer job_timer_;
    Job job_;
    bool stopping_ = false;
};

Server::Server(const ServerOptions& options, RequestHandler& handler)
    : parts_(std::make_unique<Parts>(options, handler)) {}

Server::~Server() = default;

std::uint16_t Server::port(std::size_t endpoint) const {
    return parts_->port(endpoint);
}

std::size_t Server::connections() const {
    return parts_->connections();
}

void Server::set_job(Job job) {
    parts_->set_job(std::move(job));
}

void Server::run() {
    parts_->run();
}

void Server::stop() {
    parts_->post_stop();
}

}  // namespace profiles::server::http
