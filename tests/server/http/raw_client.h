#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "protocol/http_message.h"

namespace profiles::server::http {

/// The least that is a request.
inline const std::string kRequest = "GET /1 HTTP/1.1\r\nHost: h\r\n\r\n";

struct Answer {
    int status = 0;
    protocol::Headers headers;
    std::string body;

    /// The value of a field that has to be there.
    std::string field(std::string_view name) const;
    bool has(std::string_view name) const { return headers.find(name).has_value(); }
};

/// How the server ended a connection, if it did. Only encryption can tell `truncated`: the
/// connection was closed, but nobody had said that all had been sent.
enum class Ending { still_open, closed, truncated, reset };

class TestServer;

/// A client that sends exactly the bytes it is told to. What does not happen within ten seconds
/// fails the test by an exception.
class RawClient {
public:
    explicit RawClient(std::uint16_t port, const std::string& address = "127.0.0.1");
    explicit RawClient(const TestServer& server);
    virtual ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    /// False when the connection broke before all was sent.
    virtual bool send(std::string_view bytes);
    virtual void finish_sending();
    void reset();

    /// The next answer; `method` tells whether it has a body.
    Answer read_answer(std::string_view method = "GET");
    Answer ask(std::string_view request);

    /// Everything until the server ends the connection.
    std::string read_to_end();
    Ending ending(std::chrono::milliseconds within = std::chrono::seconds(10));

    /// Whether anything is there to read within that time.
    virtual bool hears_within(std::chrono::milliseconds time);

protected:
    /// What is known of an ending after having read nothing although there was something.
    struct Received {
        std::size_t count;
        Ending ending;
    };

    virtual Received receive_some(std::span<char> space);
    int socket() const { return socket_; }

private:
    bool receive();
    void read_until_size(std::size_t size);

    int socket_;
    std::string received_;
    Ending ending_ = Ending::still_open;
};

/// Whether somebody listens on that port.
bool accepts_connections(std::uint16_t port, const std::string& address = "127.0.0.1");

}  // namespace profiles::server::http
