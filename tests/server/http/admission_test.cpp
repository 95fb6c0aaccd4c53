#include <catch2/catch.hpp>

#include "tests/server/http/raw_client.h"
#include "tests/server/http/scripted_handler.h"
#include "tests/server/http/test_server.h"
#include "tests/server/http/tls_client.h"

namespace profiles::server::http {

namespace {

constexpr std::size_t kLarge = 12 * 1024 * 1024;

std::string head_for(const std::string& target, std::size_t size, const std::string& fields = "") {
    return "PUT " + target + " HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(size) +
           "\r\n" + fields + "\r\n";
}

std::string chunked_head_for(const std::string& target) {
    return "PUT " + target + " HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
}

/// Five bytes at /small, more than usual at /large, as usual elsewhere, and nothing at /closed.
Admission by_target(const protocol::HttpRequest& head) {
    if (head.target == "/closed") {
        return {.refusal = protocol::HttpResponse{401, {}, "not for you"}};
    }
    return {head.target == "/small" ? 5 : head.target == "/large" ? kLarge : kMaxBodyBytes};
}

protocol::HttpResponse tell_size(const protocol::HttpRequest& request) {
    return {200, {}, std::to_string(request.body.size())};
}

}  // namespace

TEMPLATE_TEST_CASE("How large a body may be is for each request to ask", "", RawClient, TlsClient) {
    ScriptedHandler handler(tell_size);
    handler.admit_by(by_target);
    const TestServer server(handler);
    TestType client(server);
    CHECK(client.ask(head_for("/small", 5) + "12345").body == "5");
    CHECK(client.ask(chunked_head_for("/small") + "3\r\n123\r\n2\r\n45\r\n0\r\n\r\n").body == "5");
    client.send(head_for("/large", kLarge) + std::string(kLarge, 'x'));
    CHECK(client.read_answer().body == std::to_string(kLarge));
    CHECK(client.ask(head_for("/usual", 6) + "123456").body == "6");

    SECTION("and the next request on the connection has its own") {
        CHECK(client.ask(head_for("/small", 6) + "123456").status == 413);
    }
    SECTION("also in chunks") {
        CHECK(client.ask(chunked_head_for("/small") + "3\r\n123\r\n3\r\n").status == 413);
    }
    SECTION("and what is more than usual is refused where the usual holds") {
        CHECK(client.ask(head_for("/usual", kLarge)).status == 413);
    }
    CHECK(client.ending() == Ending::closed);
    CHECK(handler.refusals().at(0).reason == Refusal::body_too_large);
}

TEMPLATE_TEST_CASE("A request that its head condemns is answered before its body is read", "",
                   RawClient, TlsClient) {
    ScriptedHandler handler(tell_size);
    handler.admit_by(by_target);
    const TestServer server(handler);
    TestType client(server);
    SECTION("a body that has not been sent") {
        client.send(head_for("/closed", kLarge));
    }
    SECTION("a body that waits to be asked for") {
        client.send(head_for("/closed", 5, "Expect: 100-continue\r\n"));
    }
    SECTION("a body that came along") {
        client.send(head_for("/closed", 5) + "12345");
    }
    SECTION("a body in chunks") {
        client.send(chunked_head_for("/closed"));
    }
    const auto answer = client.read_answer();
    CHECK(answer.status == 401);
    CHECK(answer.body == "not for you");
    CHECK(answer.field("Connection") == "close");
    client.finish_sending();
    CHECK(client.ending() == Ending::closed);
    CHECK(handler.requests().empty());
    CHECK(handler.refusals().empty());
}

TEMPLATE_TEST_CASE("A request without a body is not asked about", "", RawClient, TlsClient) {
    ScriptedHandler handler(tell_size);
    handler.admit_by(by_target);
    const TestServer server(handler);
    TestType client(server);
    CHECK(client.ask(head_for("/closed", 0)).status == 200);
    CHECK(client.ask("GET /closed HTTP/1.1\r\nHost: h\r\n\r\n").status == 200);
}

}  // namespace profiles::server::http
