#include "server/http/connection.h"

#include <algorithm>
#include <array>
#include <boost/asio/write.hpp>

#include "server/http/limits.h"

namespace profiles::server::http {

namespace {

std::size_t room_for_read(const boost::beast::flat_buffer& buffer) {
    return std::max(buffer.capacity() - buffer.size(), kReadBytes);
}

void commit(boost::beast::flat_buffer& buffer, std::size_t count, std::size_t room) {
    buffer.commit(count);
    if (count == room && room < kMaxReadBytes) {
        buffer.reserve(buffer.size() + 2 * room);
    }
}

/// `needs_input` never gets here: it is waited for.
error_code error_for(tls::Engine::State state) {
    switch (state) {
        case tls::Engine::State::closed:
            return asio::error::eof;
        case tls::Engine::State::failed:
            return make_error_code(boost::system::errc::protocol_error);
        default:
            return {};
    }
}

}  // namespace

Connection::Connection(Socket socket, const tls::Context* tls) : socket_(std::move(socket)) {
    // An answer is written at once, so waiting for more of it would only delay it. Where this
    // fails the connection is already gone, which the first read will tell.
    error_code ignored;
    socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
    if (tls) {
        engine_.emplace(*tls);
    }
}

Task<error_code> Connection::shake_hands() {
    error_code error;
    auto state = engine_->shake_hands();
    while (!error && state == tls::Engine::State::needs_input) {
        error = co_await feed_engine();
        if (!error) {
            state = engine_->shake_hands();
        }
    }
    if (engine_->was_fed_text()) {
        engine_.reset();
    } else if (!error && state == tls::Engine::State::done) {
        error = co_await send_output();
    }
    co_return error ? error : error_for(state);
}

Task<error_code> Connection::read_into(boost::beast::flat_buffer& buffer) {
    return engine_ ? decrypt_into(buffer) : receive_into(buffer);
}

Task<error_code> Connection::receive_into(boost::beast::flat_buffer& buffer) {
    const auto room = room_for_read(buffer);
    const auto space = buffer.prepare(room);
    const auto [error, count] = co_await socket_.async_read_some(space, kAwait);
    commit(buffer, count, room);
    co_return explained(error);
}

Task<error_code> Connection::decrypt_into(boost::beast::flat_buffer& buffer) {
    const auto room = room_for_read(buffer);
    const auto prepared = buffer.prepare(room);
    const std::span<char> space(static_cast<char*>(prepared.data()), room);
    error_code error;
    auto read = engine_->read(space);
    while (!error && read.state == tls::Engine::State::needs_input) {
        error = co_await feed_engine();
        if (!error) {
            read = engine_->read(space);
        }
    }
    commit(buffer, read.count, room);
    co_return error ? error : error_for(read.state);
}

/// What the engine has to say comes first: the client may be waiting for it.
Task<error_code> Connection::feed_engine() {
    error_code error;
    if (engine_->has_output()) {
        error = co_await send_output();
    }
    if (!error) {
        error = co_await receive_into(encrypted_);
        const auto bytes = encrypted_.data();
        engine_->feed({static_cast<const char*>(bytes.data()), bytes.size()});
        encrypted_.clear();
    }
    co_return error;
}

Task<error_code> Connection::write(std::string_view head, std::string_view body) {
    return engine_ ? encrypt(head, body) : send(head, body);
}

Task<error_code> Connection::send(std::string_view head, std::string_view body) {
    const std::array parts{asio::const_buffer(head.data(), head.size()),
                           asio::const_buffer(body.data(), body.size())};
    const auto [error, count] = co_await asio::async_write(socket_, parts, kAwait);
    co_return explained(error);
}

Task<error_code> Connection::encrypt(std::string_view head, std::string_view body) {
    error_code error;
    auto state = engine_->write(head);
    bool is_sent = false;
    while (!error && state == tls::Engine::State::done && !is_sent) {
        const auto part = body.substr(0, kMaxEncryptedBytes);
        body.remove_prefix(part.size());
        is_sent = body.empty();
        state = engine_->write(part);
        error = co_await send_output();
    }
    co_return error ? error : error_for(state);
}

Task<error_code> Connection::send_output() {
    const std::string output = engine_->take_output();
    const auto bytes = asio::buffer(output);
    const auto [error, count] = co_await asio::async_write(socket_, bytes, kAwait);
    co_return explained(error);
}

Task<error_code> Connection::finish_writing() {
    error_code error;
    if (engine_) {
        engine_->finish_writing();
        error = co_await send_output();
    }
    error_code ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
    co_return error;
}

Task<error_code> Connection::until_broken() {
    const auto [error] = co_await socket_.async_wait(Socket::wait_error, kAwait);
    co_return explained(error);
}

void Connection::allow(Clock::duration time) {
    deadline_ = Clock::now() + time;
    timed_out_ = false;
}

void Connection::allow_more(Clock::duration time) {
    deadline_ += time;
}

void Connection::allow_any_time() {
    deadline_ = Clock::time_point::max();
    timed_out_ = false;
}

void Connection::check_deadline(Clock::time_point now) {
    if (now < deadline_) {
        return;
    }
    // Cancelled rather than closed, so that the client can still be told. Should the operation have
    // just ended, its successor is caught at the next tick.
    timed_out_ = true;
    error_code ignored;
    socket_.cancel(ignored);
}

bool Connection::has_unread_bytes() const {
    error_code ignored;
    return socket_.available(ignored) > 0 || (engine_ && engine_->has_input());
}

void Connection::shrink() {
    if (encrypted_.capacity() > kReadBytes) {
        encrypted_.shrink_to_fit();
    }
}

void Connection::close() {
    error_code ignored;
    if (engine_) {
        engine_->finish_writing();
        const std::string farewell = engine_->take_output();
        socket_.non_blocking(true, ignored);
        socket_.write_some(asio::buffer(farewell), ignored);
    }
    socket_.close(ignored);
}

void Connection::abort() {
    error_code ignored;
    socket_.close(ignored);
}

error_code Connection::explained(error_code error) const {
    return timed_out_ && error == asio::error::operation_aborted ? asio::error::timed_out : error;
}

}  // namespace profiles::server::http
