#include <catch2/catch.hpp>
#include <stdexcept>

#include "tests/server/http/captured_stderr.h"
#include "tests/server/http/raw_client.h"
#include "tests/server/http/scripted_handler.h"
#include "tests/server/http/test_server.h"
#include "tests/server/http/tls_client.h"

namespace profiles::server::http {

namespace {

std::string get(const std::string& target, const std::string& fields = "") {
    return "GET " + target + " HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n";
}

}  // namespace

TEMPLATE_TEST_CASE("HEAD gets the length of the body but no byte of it, and the connection goes on",
                   "", RawClient, TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    TestType client(server);
    client.send("HEAD /1 HTTP/1.1\r\nHost: h\r\n\r\n" + get("/2"));
    const auto head = client.read_answer("HEAD");
    CHECK(head.status == 200);
    CHECK(head.field("Content-Length") == std::to_string(std::string("HEAD /1 ").size()));
    CHECK(client.read_answer().body == "GET /2 ");
}

TEMPLATE_TEST_CASE("A refused HEAD gets no body either", "", RawClient, TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    TestType client(server);
    client.send("HEAD /1 HTTP/1.1\r\n\r\n");
    CHECK(client.read_answer("HEAD").status == 400);
    CHECK(client.read_to_end().empty());
}

TEMPLATE_TEST_CASE("An answer without content has neither a body nor a length", "", RawClient,
                   TlsClient) {
    ScriptedHandler handler([](const auto& request) {
        return protocol::HttpResponse{request.target == "/204" ? 204 : 304, {}, "not for you"};
    });
    const TestServer server(handler);
    TestType client(server);
    client.send(get("/204") + get("/304"));
    for (const int status : {204, 304}) {
        const auto answer = client.read_answer();
        CHECK(answer.status == status);
        CHECK_FALSE(answer.has("Content-Length"));
    }
    CHECK_FALSE(client.hears_within(std::chrono::milliseconds(50)));
}

TEMPLATE_TEST_CASE(
    "The handler's status and fields are passed on, with nothing added but the length", "",
    RawClient, TlsClient) {
    ScriptedHandler handler([](const auto&) {
        return protocol::HttpResponse{418, {{"X-A", "1"}, {"X-B", "2"}, {"X-A", "3"}}, "tea"};
    });
    const TestServer server(handler);
    TestType client(server);
    client.send(get("/", "Connection: close\r\n"));
    const std::string text = client.read_to_end();
    CHECK(text.starts_with("HTTP/1.1 418 "));
    CHECK(
        text.ends_with("\r\nX-A: 1\r\nX-B: 2\r\nX-A: 3\r\nContent-Length: 3\r\n"
                       "Connection: close\r\n\r\ntea"));
}

TEMPLATE_TEST_CASE("A line break in a field's value cannot start a field of its own", "", RawClient,
                   TlsClient) {
    ScriptedHandler handler([](const auto&) {
        return protocol::HttpResponse{200, {{"X-A", "1\r\nX-Evil: 2"}}, ""};
    });
    const TestServer server(handler);
    TestType client(server);
    const auto answer = client.ask(get("/"));
    CHECK_FALSE(answer.has("X-Evil"));
    CHECK(answer.field("X-A") == "1  X-Evil: 2");
}

TEMPLATE_TEST_CASE("A handler that throws loses its own connection only, and it is said on stderr",
                   "", RawClient, TlsClient) {
    const CapturedStderr captured;
    ScriptedHandler handler([](const auto& request) -> protocol::HttpResponse {
        if (request.target == "/throw") {
            throw std::runtime_error("out of luck");
        }
        return {200, {}, "fine"};
    });
    const TestServer server(handler);
    TestType other(server);
    CHECK(other.ask(get("/")).body == "fine");
    TestType client(server);
    client.send(get("/throw"));
    CHECK(client.read_to_end().empty());
    CHECK(other.ask(get("/")).body == "fine");
    CHECK(captured.text() == "connection dropped: out of luck\n");
}

}  // namespace profiles::server::http
