#include "server/http/session.h"

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/http/refusal.h"

namespace profiles::server::http {

using protocol::HttpRequest;
using protocol::HttpResponse;

namespace {

constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

/// For whoever put http:// in front of the address of a port for https://.
constexpr std::string_view kSpeaksHttps =
    "HTTP/1.1 400 Bad Request\r\n"
    "Content-Type: text/plain\r\n"
    "Connection: close\r\n"
    "\r\n"
    "This port speaks HTTPS only: the endpoint URL has to begin with https://\n";

std::chrono::microseconds time_to_transfer(std::size_t bytes) {
    return std::chrono::microseconds(bytes * 1'000'000 / kSlowestBytesPerSecond);
}

}  // namespace

Session::Session(Socket socket, const tls::Context* tls, RequestHandler& handler,
                 const Deadlines& deadlines)
    : connection_(std::move(socket), tls), handler_(handler), deadlines_(deadlines) {}

Task<void> Session::run() {
    bool open = true;
    if (connection_.is_encrypted()) {
        open = co_await shake_hands();
    }
    while (open) {
        open = co_await next_request_arrives();
        if (open) {
            open = co_await exchange();
        }
    }
    connection_.close();
}

void Session::stop() {
    stopping_ = true;
    const bool is_idle = phase_ == Phase::idle && !connection_.has_unread_bytes();
    if (is_idle || phase_ == Phase::handshake) {
        connection_.close();
    } else if (phase_ == Phase::drain) {
        connection_.allow(kDrainTimeWhenStopping);
    }
}

Task<bool> Session::shake_hands() {
    phase_ = Phase::handshake;
    connection_.allow(deadlines_.handshake);
    const auto error = co_await connection_.shake_hands();
    phase_ = Phase::idle;
    if (error && !connection_.is_encrypted()) {
        const auto lost = co_await connection_.write(kSpeaksHttps, std::string_view());
        if (!lost) {
            co_await drain();
        }
    }
    co_return !error;
}

Task<bool> Session::next_request_arrives() {
    if (buffer_.size() > 0) {
        co_return true;
    }
    if (stopping_ && !connection_.has_unread_bytes()) {
        co_return false;
    }
    if (buffer_.capacity() > kReadBytes) {
        buffer_.shrink_to_fit();
    }
    connection_.shrink();
    phase_ = Phase::idle;
    connection_.allow(deadlines_.idle);
    const auto error = co_await connection_.read_into(buffer_);
    co_return !error;
}

Task<bool> Session::exchange() {
    phase_ = Phase::exchange;
    RequestParser parser;
    Admission admission;
    auto error = co_await read_head(parser);
    if (!error && !parser.is_done()) {
        admission = handler_.admit(parser.request());
        if (!admission.refusal) {
            error = co_await read_body(parser, admission.max_body_bytes);
        }
    }
    bool open = false;
    if (admission.refusal) {
        co_await answer_last(*admission.refusal, parser.request().method);
    } else if (error) {
        co_await refuse(error, parser.request());
    } else {
        open = co_await answer(parser);
    }
    co_return open;
}

Task<error_code> Session::read_head(RequestParser& parser) {
    connection_.allow(deadlines_.head);
    return read_until(parser, &RequestParser::is_header_done);
}

Task<error_code> Session::read_body(RequestParser& parser, std::uint64_t max_bytes) {
    auto error = parser.limit_body(max_bytes);
    if (error) {
        co_return error;
    }
    connection_.allow(deadlines_.body);
    if (parser.expects_continue() && buffer_.size() == 0) {
        error = co_await connection_.write(kContinue, std::string_view());
        if (error) {
            co_return error;
        }
    }
    error = co_await read_until(parser, &RequestParser::is_done);
    co_return error;
}

/// The time for it grows with what arrives, and not with what is announced, which costs nothing.
Task<error_code> Session::read_until(RequestParser& parser,
                                     bool (RequestParser::*reached)() const) {
    auto error = parser.feed(buffer_);
    while (!error && !(parser.*reached)()) {
        const auto size_before = buffer_.size();
        error = co_await connection_.read_into(buffer_);
        connection_.allow_more(time_to_transfer(buffer_.size() - size_before));
        if (!error) {
            error = parser.feed(buffer_);
        }
    }
    co_return error;
}

Task<void> Session::refuse(error_code error, const HttpRequest& head) {
    const auto reason = refusal_for(error);
    if (reason) {
        const auto response = handler_.refuse(*reason, head);
        co_await answer_last(response, head.method);
    }
}

/// The rest of the request stays unread, so where the next one would begin is unknown.
Task<void> Session::answer_last(const HttpResponse& response, const std::string& method) {
    const auto lost = co_await send(response, method, ConnectionField::close);
    if (!lost) {
        co_await drain();
    }
}

Task<bool> Session::answer(RequestParser& parser) {
    const std::string method = parser.request().method;
    const PendingAnswer answer = handler_.handle(parser.take_request());
    // Whoever else has sent a request is dealt with first. Their changes are committed together,
    // and answers that leave together wake a client once; woken for each, it takes up to a third of
    // the time that there is.
    co_await asio::post(connection_.executor(), kAwait);
    handler_.settle();
    if (answer->delay.count() > 0) {
        const bool is_awaited = co_await delay(answer->delay);
        if (!is_awaited) {
            co_return false;
        }
    }
    if (answer->drop) {
        connection_.abort();
        co_return false;
    }
    const bool keep = parser.keep_alive() && !stopping_;
    const auto field = !keep                  ? ConnectionField::close
                       : parser.is_http_1_0() ? ConnectionField::keep_alive
                                              : ConnectionField::none;
    const auto lost = co_await send(answer->response, method, field);
    if (!lost && !keep) {
        co_await drain();
    }
    co_return keep && !lost;
}

/// Whether the client is still there after it. One that closes its side meanwhile is taken to have
/// given up, as clients do whose own timeout a delay is to test: waiting for each of them to the
/// end would use up the descriptors.
Task<bool> Session::delay(std::chrono::milliseconds time) {
    using asio::experimental::awaitable_operators::operator||;
    connection_.allow_any_time();
    asio::basic_waitable_timer<Connection::Clock, asio::wait_traits<Connection::Clock>, Executor>
        timer(connection_.executor(), time);
    auto client_left = until_client_leaves();
    // A coroutine, unlike elsewhere: nothing else can be awaited together with another.
    auto over = timer.async_wait(asio::as_tuple(asio::use_awaitable_t<Executor>()));
    const auto first = co_await (std::move(client_left) || std::move(over));
    co_return first.index() == 1;
}

/// Reads ahead, because only behind what a client has sent can be seen that it has left; but not
/// without end.
Task<error_code> Session::until_client_leaves() {
    error_code error;
    while (!error && buffer_.size() < kReadBytes) {
        error = co_await connection_.read_into(buffer_);
    }
    if (!error) {
        error = co_await connection_.until_broken();
    }
    co_return error;
}

Task<error_code> Session::send(const HttpResponse& response, const std::string& method,
                               ConnectionField field) {
    write_head(response_head_, response, field);
    const bool has_body = method != "HEAD" && has_content(response.status);
    const std::string_view body = has_body ? response.body : std::string_view();
    connection_.allow(deadlines_.answer);
    return connection_.write(response_head_, body);
}

/// Closing while bytes are unread resets the connection, and the client may lose the answer.
Task<void> Session::drain() {
    phase_ = Phase::drain;
    connection_.allow(stopping_ ? kDrainTimeWhenStopping : deadlines_.drain);
    std::size_t drained = 0;
    auto error = co_await connection_.finish_writing();
    while (!error && drained < kMaxDrainedBytes) {
        buffer_.clear();
        error = co_await connection_.read_into(buffer_);
        drained += buffer_.size();
    }
}

}  // namespace profiles::server::http
