// The least that an HTTP server on Beast can do: it reads a request and answers a constant. What
// the emulator is measured against.

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

namespace {

http::response<http::string_body> constant_answer(std::size_t body_size) {
    http::response<http::string_body> answer(http::status::ok, 11);
    answer.set(http::field::content_type, "application/json");
    answer.body() = std::string(body_size, 'x');
    answer.prepare_payload();
    return answer;
}

class Session : public std::enable_shared_from_this<Session> {
public:
    Session(tcp::socket socket, const http::response<http::string_body>& answer)
        : stream_(std::move(socket)), answer_(answer) {
        stream_.socket().set_option(tcp::no_delay(true));
    }

    void read() {
        request_ = {};
        http::async_read(stream_, buffer_, request_,
                         [self = shared_from_this()](beast::error_code error, std::size_t) {
                             if (!error) {
                                 self->write();
                             }
                         });
    }

private:
    void write() {
        http::async_write(stream_, answer_,
                          [self = shared_from_this()](beast::error_code error, std::size_t) {
                              if (!error) {
                                  self->read();
                              }
                          });
    }

    beast::tcp_stream stream_;
    beast::flat_buffer buffer_;
    http::request<http::string_body> request_;
    http::response<http::string_body> answer_;
};

void accept(tcp::acceptor& acceptor, const http::response<http::string_body>& answer) {
    acceptor.async_accept([&](beast::error_code error, tcp::socket socket) {
        if (!error) {
            std::make_shared<Session>(std::move(socket), answer)->read();
        }
        accept(acceptor, answer);
    });
}

}  // namespace

// bare_server BODY_SIZE [PORT]: prints the port that it took.
int main(int argc, char** argv) {
    if (argc != 2 && argc != 3) {
        std::cerr << "usage: bare_server BODY_SIZE [PORT]\n";
        return EXIT_FAILURE;
    }
    const auto answer = constant_answer(std::stoul(argv[1]));
    const int port = argc == 3 ? std::stoi(argv[2]) : 0;
    asio::io_context io(1);
    tcp::acceptor acceptor(
        io, {asio::ip::address_v4::loopback(), static_cast<asio::ip::port_type>(port)});
    std::cout << acceptor.local_endpoint().port() << std::endl;
    accept(acceptor, answer);
    io.run();
}
