#pragma once

#include <openssl/ssl.h>

#include <memory>
#include <string>

#include "tests/server/http/raw_client.h"

namespace profiles::server::http {

/// How a client of HTTPS behaves; by itself like any that trusts the test servers' authority.
struct TlsHabits {
    TlsHabits();

    std::string trusted;             ///< PEM
    std::string name = "localhost";  ///< the server's, or its address
    std::string address = "127.0.0.1";
    int newest_version = 0;            ///< 0 for what OpenSSL has
    bool takes_weak_versions = false;  ///< offers what is too old for OpenSSL's own taste
    std::string protocols;             ///< as ALPN writes them
    SSL_SESSION* session = nullptr;    ///< to go on with
};

/// A RawClient that encrypts. Throws std::runtime_error where the handshake fails, the text being
/// OpenSSL's reason.
class TlsClient : public RawClient {
public:
    explicit TlsClient(const TestServer& server, const TlsHabits& habits = {});
    explicit TlsClient(std::uint16_t port, const TlsHabits& habits = {});

    bool send(std::string_view bytes) override;
    void finish_sending() override;
    bool hears_within(std::chrono::milliseconds time) override;

    std::string version() const;
    std::string protocol() const;

    /// Whether it went on with the session it was given.
    bool is_resumed() const;

    /// To go on with later; an answer has to have been read before.
    std::unique_ptr<SSL_SESSION, void (*)(SSL_SESSION*)> session() const;

    /// Sends bytes past the encryption.
    void send_unencrypted(std::string_view bytes) { RawClient::send(bytes); }

protected:
    Received receive_some(std::span<char> space) override;

private:
    void shake_hands();
    bool wait_for(int result);
    Ending ending_after(int result) const;

    std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> settings_;
    std::unique_ptr<SSL, void (*)(SSL*)> ssl_;
    Ending seen_ = Ending::still_open;  ///< OpenSSL tells only once
};

}  // namespace profiles::server::http
