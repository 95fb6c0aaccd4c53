#pragma once

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>
#include <optional>
#include <string_view>

#include "server/http/coroutine.h"
#include "server/tls/engine.h"

namespace profiles::server::http {

using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;

/// A client's connection, encrypted or not, and the time by which the client has to have done its
/// part. The only class that reads from or writes to a socket.
class Connection {
public:
    using Clock = std::chrono::steady_clock;

    /// Encrypted if there is a `tls`; `shake_hands` then has to come first.
    Connection(Socket socket, const tls::Context* tls);

    Executor executor() { return socket_.get_executor(); }

    bool is_encrypted() const { return engine_.has_value(); }

    /// A client that turns out not to speak TLS makes it `is_encrypted` no more, so that it can be
    /// told.
    Task<error_code> shake_hands();

    /// Appends what there is. Reads grow while they come back full and the buffer lets them.
    Task<error_code> read_into(boost::beast::flat_buffer& buffer);

    /// Both in one packet if they fit.
    Task<error_code> write(std::string_view head, std::string_view body);

    /// Says that nothing more will be written; reading goes on.
    Task<error_code> finish_writing();

    /// Ends when the connection breaks or is closed here, whatever the client sends.
    Task<error_code> until_broken();

    /// What is pending must end within this time, or it ends with `timed_out`.
    void allow(Clock::duration time);
    void allow_more(Clock::duration time);
    void allow_any_time();
    void check_deadline(Clock::time_point now);

    bool has_unread_bytes() const;

    /// Gives back what large requests needed.
    void shrink();

    /// Says farewell, if that is possible at once.
    void close();

    void abort();

private:
    Task<error_code> receive_into(boost::beast::flat_buffer& buffer);
    Task<error_code> decrypt_into(boost::beast::flat_buffer& buffer);
    Task<error_code> feed_engine();
    Task<error_code> send(std::string_view head, std::string_view body);
    Task<error_code> encrypt(std::string_view head, std::string_view body);
    Task<error_code> send_output();
    error_code explained(error_code error) const;

    Socket socket_;
    std::optional<tls::Engine> engine_;
    boost::beast::flat_buffer encrypted_;
    Clock::time_point deadline_ = Clock::time_point::max();
    bool timed_out_ = false;
};

}  // namespace profiles::server::http
