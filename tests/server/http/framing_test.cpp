#include <boost/asio/buffer.hpp>
#include <catch2/catch.hpp>

#include "server/http/request_parser.h"
#include "tests/server/http/framing_cases.h"
#include "tests/server/http/raw_client.h"
#include "tests/server/http/scripted_handler.h"
#include "tests/server/http/test_server.h"
#include "tests/server/http/tls_client.h"

namespace profiles::server::http {

namespace {

constexpr std::string_view kNext = "GET /next HTTP/1.1\r\nHost: h\r\n\r\n";

/// Whether the parser takes the request when it comes in pieces of that size.
bool is_accepted(RequestParser& parser, const std::string& request, std::size_t piece) {
    boost::beast::flat_buffer buffer;
    for (std::size_t i = 0; i < request.size() && !parser.is_done(); i += piece) {
        const auto part = request.substr(i, piece);
        buffer.commit(
            boost::asio::buffer_copy(buffer.prepare(part.size()), boost::asio::buffer(part)));
        bool is_head = true;
        while (is_head && !parser.is_done()) {
            is_head = !parser.is_header_done();
            if (parser.feed(buffer)) {
                return false;
            }
            is_head = is_head && parser.is_header_done();
        }
    }
    return parser.is_done();
}

}  // namespace

TEMPLATE_TEST_CASE("What is plain HTTP reaches the handler as it was sent", "", RawClient,
                   TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    for (const auto& request : kAccepted) {
        INFO(request.name);
        TestType client(server);
        CHECK(client.ask(request.request).status == 200);
        const auto seen = handler.requests().back();
        CHECK(seen.method == request.request.substr(0, request.request.find(' ')));
        CHECK(seen.target == request.target);
        CHECK(seen.body == request.body);
        CHECK(client.ask(kNext).body == "GET /next ");
    }
    CHECK(handler.requests().size() == 2 * kAccepted.size());
}

TEMPLATE_TEST_CASE("What could be understood in two ways is refused, and so is all that follows it",
                   "", RawClient, TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    for (const auto& request : kRefused) {
        INFO(request.name);
        TestType client(server);
        const auto answer = client.ask(request.request + std::string(kNext));
        CHECK(answer.status == 400);
        CHECK(answer.field("Connection") == "close");
        client.finish_sending();
        CHECK(client.read_to_end().empty());
        CHECK(client.ending() == Ending::closed);
        CHECK(handler.requests().empty());
    }
    CHECK(handler.refusals().size() == kRefused.size());
}

TEST_CASE("The way a request is cut into pieces never decides what it is taken for") {
    for (const std::size_t piece : {1U, 2U, 3U, 7U, 1000U}) {
        for (const auto& request : kAccepted) {
            INFO(request.name << " in pieces of " << piece);
            RequestParser parser;
            CHECK(is_accepted(parser, request.request, piece));
            CHECK(parser.request().target == request.target);
            CHECK(parser.request().body == request.body);
        }
        for (const auto& request : kRefused) {
            INFO(request.name << " in pieces of " << piece);
            RequestParser parser;
            CHECK_FALSE(is_accepted(parser, request.request, piece));
        }
    }
}

TEMPLATE_TEST_CASE("Header fields keep their order, their spelling and their repetitions", "",
                   RawClient, TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    TestType client(server);
    client.ask("GET / HTTP/1.1\r\nHost: h\r\nX-B: 1\r\nx-a:2\r\nX-B:  a \t b \r\nX-Empty:\r\n\r\n");
    const auto request = handler.requests().at(0);
    const std::vector<protocol::Headers::Field> seen(request.headers.begin(),
                                                     request.headers.end());
    const std::vector<protocol::Headers::Field> sent = {
        {"Host", "h"}, {"X-B", "1"}, {"x-a", "2"}, {"X-B", "a \t b"}, {"X-Empty", ""}};
    CHECK(seen == sent);
}

TEMPLATE_TEST_CASE("A folded header field is unfolded into one line", "", RawClient, TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    TestType client(server);
    CHECK(client.ask("GET / HTTP/1.1\r\nHost: h\r\nX-A: one\r\n \ttwo\r\n\r\n").status == 200);
    CHECK(handler.requests().at(0).headers.find("X-A") == "one two");
}

TEMPLATE_TEST_CASE("Trailer fields do not pass for header fields", "", RawClient, TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    TestType client(server);
    client.ask(
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
        "0\r\nAuthorization: stolen\r\nHost: other\r\n\r\n");
    const auto headers = handler.requests().at(0).headers;
    CHECK_FALSE(headers.find("Authorization"));
    CHECK(headers.find("Host") == "h");
}

TEMPLATE_TEST_CASE("A refusal is given what had been read of the request", "", RawClient,
                   TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    TestType client(server);
    client.ask("PUT /domains/d HTTP/1.1\r\nHost: h\r\nX-Id: 7\r\nbroken\r\n\r\n");
    const auto head = handler.refusals().at(0).head;
    CHECK(head.method == "PUT");
    CHECK(head.target == "/domains/d");
    CHECK(head.headers.find("X-Id") == "7");
}

}  // namespace profiles::server::http
