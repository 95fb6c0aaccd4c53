#include "tests/server/http/raw_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "tests/server/http/test_server.h"

namespace profiles::server::http {

namespace {

constexpr std::chrono::seconds kPatience{10};

int connected_socket(std::uint16_t port, const std::string& address) {
    sockaddr_in6 v6{};
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(port);
    sockaddr_in v4{};
    v4.sin_family = AF_INET;
    v4.sin_port = htons(port);
    const bool is_v6 = inet_pton(AF_INET6, address.c_str(), &v6.sin6_addr) == 1;
    inet_pton(AF_INET, address.c_str(), &v4.sin_addr);

    const int socket = ::socket(is_v6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const void* target = is_v6 ? static_cast<const void*>(&v6) : &v4;
    const auto size = static_cast<socklen_t>(is_v6 ? sizeof v6 : sizeof v4);
    if (::connect(socket, static_cast<const sockaddr*>(target), size) != 0) {
        ::close(socket);
        return -1;
    }
    const int on = 1;
    const timeval patience{kPatience.count(), 0};
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    return socket;
}

std::string take_line(std::string& text) {
    const auto end = text.find("\r\n");
    auto line = text.substr(0, end);
    text.erase(0, end + 2);
    return line;
}

}  // namespace

std::string Answer::field(std::string_view name) const {
    const auto value = headers.find(name);
    if (!value) {
        throw std::runtime_error("the answer has no " + std::string(name));
    }
    return std::string(*value);
}

RawClient::RawClient(std::uint16_t port, const std::string& address)
    : socket_(connected_socket(port, address)) {
    if (socket_ < 0) {
        throw std::runtime_error(std::string("cannot connect: ") + std::strerror(errno));
    }
}

RawClient::RawClient(const TestServer& server) : RawClient(server.port()) {}

RawClient::~RawClient() {
    ::close(socket_);
}

bool RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void RawClient::finish_sending() {
    ::shutdown(socket_, SHUT_WR);
}

void RawClient::reset() {
    const linger at_once{1, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::close(socket_);
    socket_ = -1;
}

Answer RawClient::read_answer(std::string_view method) {
    while (received_.find("\r\n\r\n") == std::string::npos) {
        read_until_size(received_.size() + 1);
    }
    Answer answer;
    answer.status = std::stoi(take_line(received_).substr(std::strlen("HTTP/1.1 ")));
    for (auto line = take_line(received_); !line.empty(); line = take_line(received_)) {
        const auto colon = line.find(": ");
        answer.headers.add(line.substr(0, colon), line.substr(colon + 2));
    }
    if (method != "HEAD" && answer.has("Content-Length")) {
        const auto length = std::stoul(answer.field("Content-Length"));
        read_until_size(length);
        answer.body = received_.substr(0, length);
        received_.erase(0, length);
    }
    return answer;
}

Answer RawClient::ask(std::string_view request) {
    send(request);
    return read_answer(request.substr(0, request.find(' ')));
}

std::string RawClient::read_to_end() {
    while (ending_ == Ending::still_open) {
        if (!receive() && ending_ == Ending::still_open) {
            throw std::runtime_error("the server did not end the connection in time");
        }
    }
    return received_;
}

Ending RawClient::ending(std::chrono::milliseconds within) {
    while (ending_ == Ending::still_open && hears_within(within)) {
        receive();
    }
    return ending_;
}

bool RawClient::hears_within(std::chrono::milliseconds time) {
    pollfd readable{socket_, POLLIN, 0};
    return ::poll(&readable, 1, static_cast<int>(time.count())) > 0;
}

bool RawClient::receive() {
    if (!hears_within(kPatience)) {
        return false;
    }
    std::array<char, 64 * 1024> bytes{};
    const auto received = receive_some(bytes);
    received_.append(bytes.data(), received.count);
    ending_ = received.ending;
    return received.count > 0;
}

RawClient::Received RawClient::receive_some(std::span<char> space) {
    const auto count = ::recv(socket_, space.data(), space.size(), 0);
    if (count > 0) {
        return {static_cast<std::size_t>(count), Ending::still_open};
    }
    return {0, count == 0 ? Ending::closed : Ending::reset};
}

void RawClient::read_until_size(std::size_t size) {
    while (received_.size() < size) {
        if (!receive()) {
            throw std::runtime_error("no complete answer, only: " + received_.substr(0, 200));
        }
    }
}

bool accepts_connections(std::uint16_t port, const std::string& address) {
    const int socket = connected_socket(port, address);
    if (socket >= 0) {
        ::close(socket);
    }
    return socket >= 0;
}

}  // namespace profiles::server::http
