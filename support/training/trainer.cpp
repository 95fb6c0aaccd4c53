// Sends an emulator the requests of a file, signed, over one connection and over many at once: what
// a program built with -fprofile-generate records meanwhile is what it is optimised for.
//     trainer PORT ACCESS_KEY_ID SECRET_ACCESS_KEY REQUESTS_FILE

#include <boost/algorithm/string/replace.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "protocol/json/parse.h"
#include "protocol/json/write.h"
#include "protocol/sigv4/signer.h"

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using namespace profiles::protocol;
using asio::ip::tcp;

constexpr std::size_t kConnectionCounts[] = {1, 16};

struct Request {
    http::request<http::string_body> message;
    std::int64_t status;
    std::int64_t times;
};
using Requests = std::vector<Request>;

/// Makes requests of their descriptions in JSON. A body may hold a member of an answer that came
/// before, by its name in braces: "{ProfileId}".
class Signer {
public:
    Signer(std::string host, sigv4::Credentials credentials)
        : host_(std::move(host)), credentials_(std::move(credentials)) {}

    Requests requests(const Value& descriptions) const {
        Requests requests;
        for (const Value& description : descriptions.as_list()) {
            requests.push_back(request(description.as_object()));
        }
        return requests;
    }

    Request request(const Object& description) const {
        HttpRequest request;
        request.method = description.at("method").as_string();
        request.target = description.at("target").as_string();
        request.headers.add("Host", host_);
        request.headers.add("Content-Type", "application/json");
        request.headers.add("User-Agent", "aws-sdk-training/1.0 lang/c++");
        request.headers.add("amz-sdk-request", "attempt=1; max=3");
        if (const Value* body = description.find("body")) {
            request.body = with_answered(json::write(*body));
        }
        const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
        request = sigv4::sign(std::move(request), credentials_, {"us-east-1", "profile", now});
        const Value* times = description.find("times");
        return {message_of(request), description.at("status").as_integer(),
                times != nullptr ? times->as_integer() : 1};
    }

    void remember(const Value& answer) {
        for (const auto& [name, value] : answer.as_object()) {
            if (const auto* text = value.get_if<std::string>()) {
                answered_.insert_or_assign("{" + name + "}", *text);
            }
        }
    }

private:
    std::string with_answered(std::string text) const {
        for (const auto& [placeholder, value] : answered_) {
            boost::replace_all(text, placeholder, value);
        }
        return text;
    }

    static http::request<http::string_body> message_of(const HttpRequest& request) {
        http::request<http::string_body> message(http::string_to_verb(request.method),
                                                 request.target, 11, request.body);
        for (const auto& [name, value] : request.headers) {
            message.insert(name, value);
        }
        message.prepare_payload();
        return message;
    }

    std::string host_;
    sigv4::Credentials credentials_;
    std::map<std::string, std::string> answered_;  // by its placeholder
};

Object read_json(const char* path) {
    std::ifstream file(path);
    return json::parse(std::string(std::istreambuf_iterator<char>(file), {})).as_object();
}

class Client {
public:
    Client(asio::io_context& io, std::uint16_t port) : socket_(io) {
        socket_.connect({asio::ip::address_v4::loopback(), port});
        socket_.set_option(tcp::no_delay(true));
    }

    void send(const Request& request) { http::write(socket_, request.message); }

    /// The answer's body. Throws where it has another status than the request's description says.
    std::string receive(const Request& request) {
        http::response<http::string_body> answer;
        http::read(socket_, buffer_, answer);
        if (answer.result_int() != request.status) {
            throw std::runtime_error(std::string(request.message.target()) + " was answered " +
                                     answer.body());
        }
        return std::move(answer).body();
    }

private:
    tcp::socket socket_;
    boost::beast::flat_buffer buffer_;
};

void send_once(const Value& descriptions, std::uint16_t port, Signer& signer) {
    asio::io_context io;
    Client client(io, port);
    for (const Value& description : descriptions.as_list()) {
        const Request request = signer.request(description.as_object());
        client.send(request);
        signer.remember(json::parse(client.receive(request)));
    }
}

void send_all(const Requests& requests, std::uint16_t port, std::size_t connections) {
    asio::io_context io;
    std::vector<Client> clients;
    for (std::size_t i = 0; i < connections; ++i) {
        clients.emplace_back(io, port);
    }
    for (const Request& request : requests) {
        for (std::int64_t i = 0; i < request.times; ++i) {
            for (Client& client : clients) {
                client.send(request);
            }
            for (Client& client : clients) {
                client.receive(request);
            }
        }
    }
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 5) {
        std::cerr << "usage: trainer PORT ACCESS_KEY_ID SECRET_ACCESS_KEY REQUESTS_FILE\n";
        return EXIT_FAILURE;
    }
    const auto port = static_cast<std::uint16_t>(std::stoi(argv[1]));
    Signer signer("127.0.0.1:" + std::to_string(port), {argv[2], argv[3]});
    const Object training = read_json(argv[4]);
    send_once(training.at("once"), port, signer);
    const Requests repeated = signer.requests(training.at("repeated"));
    for (const std::size_t connections : kConnectionCounts) {
        send_all(repeated, port, connections);
    }
} catch (const std::exception& error) {
    std::cerr << "trainer: " << error.what() << '\n';
    return EXIT_FAILURE;
}
