#include "tests/server/http/tls_client.h"

#include <fcntl.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>

#include <csignal>
#include <stdexcept>

#include "tests/server/http/test_server.h"

namespace profiles::server::http {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kPatience{10};

std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> make_settings(const TlsHabits& habits) {
    std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> settings(SSL_CTX_new(TLS_client_method()),
                                                          SSL_CTX_free);
    SSL_CTX_set_max_proto_version(settings.get(), habits.newest_version);
    if (habits.takes_weak_versions) {
        SSL_CTX_set_min_proto_version(settings.get(), TLS1_VERSION);
        SSL_CTX_set_cipher_list(settings.get(), "DEFAULT:@SECLEVEL=0");
    }
    SSL_CTX_set_alpn_protos(settings.get(),
                            reinterpret_cast<const unsigned char*>(habits.protocols.data()),
                            static_cast<unsigned>(habits.protocols.size()));
    SSL_CTX_set_verify(settings.get(), SSL_VERIFY_PEER, nullptr);
    const std::unique_ptr<BIO, int (*)(BIO*)> pem(
        BIO_new_mem_buf(habits.trusted.data(), static_cast<int>(habits.trusted.size())), BIO_free);
    const std::unique_ptr<X509, void (*)(X509*)> trusted(
        PEM_read_bio_X509(pem.get(), nullptr, nullptr, nullptr), X509_free);
    X509_STORE_add_cert(SSL_CTX_get_cert_store(settings.get()), trusted.get());
    return settings;
}

std::string reason_of_failure(const SSL* ssl) {
    const auto verdict = SSL_get_verify_result(ssl);
    if (verdict != X509_V_OK) {
        return X509_verify_cert_error_string(verdict);
    }
    const char* reason = ERR_reason_error_string(ERR_peek_error());
    return reason ? reason : "the connection was closed";
}

}  // namespace

TlsHabits::TlsHabits() : trusted(test_identity().authority) {}

TlsClient::TlsClient(const TestServer& server, const TlsHabits& habits)
    : TlsClient(server.tls_port(), habits) {}

TlsClient::TlsClient(std::uint16_t port, const TlsHabits& habits)
    : RawClient(port, habits.address),
      settings_(make_settings(habits)),
      ssl_(SSL_new(settings_.get()), SSL_free) {
    std::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes to sockets in no other way
    ::fcntl(socket(), F_SETFL, ::fcntl(socket(), F_GETFL) | O_NONBLOCK);
    SSL_set_fd(ssl_.get(), socket());
    X509_VERIFY_PARAM* rules = SSL_get0_param(ssl_.get());
    if (X509_VERIFY_PARAM_set1_ip_asc(rules, habits.name.c_str()) != 1) {
        X509_VERIFY_PARAM_set1_host(rules, habits.name.c_str(), 0);
        auto name = habits.name;
        SSL_ctrl(ssl_.get(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name.data());
    }
    if (habits.session) {
        SSL_set_session(ssl_.get(), habits.session);
    }
    shake_hands();
}

void TlsClient::shake_hands() {
    ERR_clear_error();
    int result = SSL_connect(ssl_.get());
    while (result != 1) {
        if (!wait_for(result)) {
            throw std::runtime_error(reason_of_failure(ssl_.get()));
        }
        result = SSL_connect(ssl_.get());
    }
}

bool TlsClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        std::size_t sent = 0;
        ERR_clear_error();
        const int result = SSL_write_ex(ssl_.get(), bytes.data(), bytes.size(), &sent);
        if (result != 1 && !wait_for(result)) {
            return false;
        }
        bytes.remove_prefix(sent);
    }
    return true;
}

/// False if waiting does not help.
bool TlsClient::wait_for(int result) {
    const int reason = SSL_get_error(ssl_.get(), result);
    if (reason != SSL_ERROR_WANT_READ && reason != SSL_ERROR_WANT_WRITE) {
        return false;
    }
    const short event = reason == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT;
    pollfd awaited{socket(), event, 0};
    return ::poll(&awaited, 1, static_cast<int>(std::chrono::milliseconds(kPatience).count())) > 0;
}

void TlsClient::finish_sending() {
    SSL_shutdown(ssl_.get());
    RawClient::finish_sending();
}

/// What comes need not be for the client: session tickets are not.
bool TlsClient::hears_within(std::chrono::milliseconds time) {
    const auto end = Clock::now() + time;
    while (seen_ == Ending::still_open) {
        char byte = 0;
        std::size_t count = 0;
        ERR_clear_error();
        const int result = SSL_peek_ex(ssl_.get(), &byte, 1, &count);
        seen_ = ending_after(result);
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
        if (result == 1) {
            return true;
        }
        if (seen_ == Ending::still_open && (left.count() <= 0 || !RawClient::hears_within(left))) {
            return false;
        }
    }
    return true;
}

RawClient::Received TlsClient::receive_some(std::span<char> space) {
    std::size_t count = 0;
    if (seen_ == Ending::still_open) {
        ERR_clear_error();
        seen_ = ending_after(SSL_read_ex(ssl_.get(), space.data(), space.size(), &count));
    }
    return {count, seen_};
}

Ending TlsClient::ending_after(int result) const {
    switch (SSL_get_error(ssl_.get(), result)) {
        case SSL_ERROR_NONE:
        case SSL_ERROR_WANT_READ:
            return Ending::still_open;
        case SSL_ERROR_ZERO_RETURN:
            return Ending::closed;
        case SSL_ERROR_SSL:
            return Ending::truncated;
        default:
            return Ending::reset;
    }
}

std::string TlsClient::version() const {
    return SSL_get_version(ssl_.get());
}

std::string TlsClient::protocol() const {
    const unsigned char* name = nullptr;
    unsigned size = 0;
    SSL_get0_alpn_selected(ssl_.get(), &name, &size);
    return {reinterpret_cast<const char*>(name), size};
}

bool TlsClient::is_resumed() const {
    return SSL_session_reused(ssl_.get()) == 1;
}

std::unique_ptr<SSL_SESSION, void (*)(SSL_SESSION*)> TlsClient::session() const {
    return {SSL_get1_session(ssl_.get()), SSL_SESSION_free};
}

}  // namespace profiles::server::http
