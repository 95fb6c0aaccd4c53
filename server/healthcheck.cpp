#include "server/healthcheck.h"

#include <fmt/format.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/time.h>

#include <unistd.h>
#include <array>
#include <csignal>
#include <cstdio>
#include <memory>
#include <stdexcept>

namespace profiles::server {
namespace {

/// A check that takes longer has failed: the emulator answers within milliseconds.
constexpr unsigned kTimeoutSeconds = 5;

constexpr std::string_view kHttp = "http://";
constexpr std::string_view kHttps = "https://";

struct FreeBio {
    void operator()(BIO* bio) const { BIO_free_all(bio); }
};
struct FreeContext {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};

struct Address {
    bool tls;
    std::string host_and_port;
};

Address parse_url(const std::string& url) {
    const bool tls = url.starts_with(kHttps);
    if (!tls && !url.starts_with(kHttp)) {
        throw std::invalid_argument("the URL has to start with http:// or https://");
    }
    std::string rest = url.substr(tls ? kHttps.size() : kHttp.size());
    rest = rest.substr(0, rest.find('/'));
    const auto colon = rest.rfind(':');
    if (colon == std::string::npos || rest.find(']', colon) != std::string::npos) {
        rest += tls ? ":443" : ":80";
    }
    return {tls, rest};
}

/// The beginning of the answer to GET `path`.
std::string get(const Address& address, std::string_view path) {
    std::unique_ptr<SSL_CTX, FreeContext> context;
    std::unique_ptr<BIO, FreeBio> connection;
    if (address.tls) {
        context.reset(SSL_CTX_new(TLS_client_method()));
        connection.reset(BIO_new_ssl_connect(context.get()));
        BIO_set_conn_hostname(connection.get(), address.host_and_port.c_str());
    } else {
        connection.reset(BIO_new_connect(address.host_and_port.c_str()));
    }
    const std::string request = fmt::format(
        "GET {} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", path, address.host_and_port);
    if (!connection || BIO_do_connect(connection.get()) <= 0 ||
        BIO_write(connection.get(), request.data(), static_cast<int>(request.size())) <= 0) {
        throw std::runtime_error("nobody answers there");
    }
    std::array<char, 4096> buffer{};
    std::string answer;
    for (int count = 0; (count = BIO_read(connection.get(), buffer.data(),
                                          static_cast<int>(buffer.size()))) > 0;) {
        answer.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return answer;
}

void give_up(int /*signal*/) {
    static constexpr std::string_view kText = "customer-profiles-local: no answer in time\n";
    [[maybe_unused]] const auto written = write(STDERR_FILENO, kText.data(), kText.size());
    _exit(1);
}

}  // namespace

int run_healthcheck(const std::string& url) try {
    std::signal(SIGALRM, give_up);
    std::signal(SIGPIPE, SIG_IGN);
    alarm(kTimeoutSeconds);
    const std::string answer = get(parse_url(url), "/_emulator/ready");
    // With --no-control there is no such call, but whoever says so in the service's form is up.
    const bool ready = answer.starts_with("HTTP/1.1 200") ||
                       answer.find("UnknownOperationException") != std::string::npos;
    if (!ready) {
        throw std::runtime_error("the emulator is not ready");
    }
    return 0;
} catch (const std::exception& error) {
    fmt::print(stderr, "customer-profiles-local: {}: {}\n", url, error.what());
    return 1;
}

}  // namespace profiles::server
