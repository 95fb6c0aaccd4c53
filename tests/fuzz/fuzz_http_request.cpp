#include <algorithm>
#include <boost/asio/buffer.hpp>

#include "server/http/limits.h"
#include "server/http/request_parser.h"
#include "tests/fuzz/target.h"

namespace profiles::fuzz {
namespace {

using namespace server::http;

constexpr std::uint64_t kMaxBodyBytes = 64 * 1024;

/// What came of reading one request from the start of a connection.
struct Reading {
    protocol::HttpRequest request;
    bool is_complete = false;  // otherwise it was refused, or more is to come
    bool keep_alive = false;
    std::size_t left = 0;  // bytes behind the request
};

/// Hands on the input as a session does that reads `at_once` bytes at a time.
class Reader {
public:
    Reader(std::string_view input, std::size_t at_once) : unread_(input), at_once_(at_once) {}

    Reading read() {
        receive();
        if (!read_until(&RequestParser::is_header_done)) {
            return {};
        }
        if (!parser_.is_done() &&
            (parser_.limit_body(kMaxBodyBytes) || !read_until(&RequestParser::is_done))) {
            return {};
        }
        return {parser_.request(), true, parser_.keep_alive(), buffer_.size() + unread_.size()};
    }

private:
    bool read_until(bool (RequestParser::*reached)() const) {
        auto error = parser_.feed(buffer_);
        while (!error && !(parser_.*reached)() && !unread_.empty()) {
            receive();
            error = parser_.feed(buffer_);
        }
        return !error && (parser_.*reached)();
    }

    void receive() {
        const auto part = unread_.substr(0, at_once_);
        const auto space = buffer_.prepare(part.size());
        boost::asio::buffer_copy(space, boost::asio::buffer(part.data(), part.size()));
        buffer_.commit(part.size());
        unread_.remove_prefix(part.size());
    }

    std::string_view unread_;
    std::size_t at_once_;
    boost::beast::flat_buffer buffer_;
    RequestParser parser_;
};

void require_same(const Reading& a, const Reading& b) {
    require(a.is_complete == b.is_complete, "a request is one however it arrives");
    require(a.left == b.left, "it ends at the same byte");
    require(a.keep_alive == b.keep_alive, "what follows it is the same");
    require(a.request.method == b.request.method && a.request.target == b.request.target &&
                a.request.body == b.request.body,
            "it says the same");
    require(std::ranges::equal(a.request.headers, b.request.headers), "it has the same fields");
}

/// What keeps one request from being two for somebody else.
void check_framing(const Reading& reading, std::size_t size) {
    require(reading.left <= size, "no more is left than there was");
    require(reading.request.body.size() <= kMaxBodyBytes, "the body is within its limit");
    require(!reading.request.method.empty() && !reading.request.target.empty(),
            "a request has a method and a target");
    require(!(reading.request.headers.find("Content-Length") &&
              reading.request.headers.find("Transfer-Encoding")),
            "a body has one length only");
    for (const auto& [name, value] : reading.request.headers) {
        require(!name.empty() && name.find_first_of(" \t\r\n:") == std::string::npos &&
                    value.find_first_of("\r\n") == std::string::npos,
                "a field is one field");
    }
}

}  // namespace

void check(std::string_view input) {
    const Reading at_once = Reader(input, input.size() + 1).read();
    require_same(at_once, Reader(input, 1).read());
    require_same(at_once, Reader(input, 7).read());
    if (at_once.is_complete) {
        check_framing(at_once, input.size());
    }
}

}  // namespace profiles::fuzz
