#pragma once

#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>
#include <string>

#include "server/dispatch/request_handler.h"
#include "server/http/connection.h"
#include "server/http/limits.h"
#include "server/http/request_parser.h"
#include "server/http/response_head.h"

namespace profiles::server::http {

/// One connection's requests, one after the other, each answered before the next is read.
class Session {
public:
    /// `tls` is null for plain HTTP.
    Session(Socket socket, const tls::Context* tls, RequestHandler& handler,
            const Deadlines& deadlines);

    /// Until the connection has ended. The session has to live as long.
    Task<void> run();

    void check_deadline(Connection::Clock::time_point now) { connection_.check_deadline(now); }

    /// Ends the connection now if nothing happens on it, else after the answer.
    void stop();

    void abort() { connection_.abort(); }

private:
    enum class Phase { handshake, idle, exchange, drain };

    Task<bool> shake_hands();
    Task<bool> next_request_arrives();
    Task<bool> exchange();
    Task<error_code> read_head(RequestParser& parser);
    Task<error_code> read_body(RequestParser& parser, std::uint64_t max_bytes);
    Task<error_code> read_until(RequestParser& parser, bool (RequestParser::*reached)() const);
    Task<void> refuse(error_code error, const protocol::HttpRequest& head);
    Task<void> answer_last(const protocol::HttpResponse& response, const std::string& method);
    Task<bool> answer(RequestParser& parser);
    Task<bool> delay(std::chrono::milliseconds time);
    Task<error_code> until_client_leaves();
    Task<error_code> send(const protocol::HttpResponse& response, const std::string& method,
                          ConnectionField field);
    Task<void> drain();

    Connection connection_;
    RequestHandler& handler_;
    const Deadlines& deadlines_;
    boost::beast::flat_buffer buffer_;
    std::string response_head_;
    Phase phase_ = Phase::idle;
    bool stopping_ = false;
};

}  // namespace profiles::server::http
