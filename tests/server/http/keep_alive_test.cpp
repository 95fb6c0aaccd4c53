#include <catch2/catch.hpp>
#include <thread>

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

TEMPLATE_TEST_CASE("A connection serves one request after the other and says nothing about itself",
                   "", RawClient, TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    TestType client(server);
    for (const std::string target : {"/1", "/2", "/3"}) {
        const auto answer = client.ask(get(target));
        CHECK(answer.status == 200);
        CHECK(answer.body == "GET " + target + ' ');
        CHECK_FALSE(answer.has("Connection"));
    }
    CHECK(client.ending(std::chrono::milliseconds(50)) == Ending::still_open);
}

TEMPLATE_TEST_CASE("A hundred requests in one write are answered in their order", "", RawClient,
                   TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    TestType client(server);
    std::string requests;
    for (int i = 0; i < 100; ++i) {
        requests += get('/' + std::to_string(i));
    }
    client.send(requests);
    for (int i = 0; i < 100; ++i) {
        CHECK(client.read_answer().body == "GET /" + std::to_string(i) + ' ');
    }
    CHECK(handler.requests().size() == 100);
}

TEMPLATE_TEST_CASE("Two pipelined requests are served wherever the bytes are cut in two", "",
                   RawClient, TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    const std::string requests =
        "POST /1 HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello"
        "POST /2 HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n";
    for (std::size_t cut = 0; cut <= requests.size(); ++cut) {
        INFO("cut after " << cut << " bytes");
        TestType client(server);
        client.send(requests.substr(0, cut));
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        client.send(requests.substr(cut));
        CHECK(client.read_answer().body == "POST /1 hello");
        CHECK(client.read_answer().body == "POST /2 hi");
    }
}

TEMPLATE_TEST_CASE("Connection: close is answered likewise, and nothing after it is served", "",
                   RawClient, TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    TestType client(server);
    client.send(get("/1", "Connection: close\r\n") + get("/2"));
    CHECK(client.read_answer().field("Connection") == "close");
    CHECK(client.read_to_end().empty());
    CHECK(client.ending() == Ending::closed);
    CHECK(handler.requests().size() == 1);
}

TEMPLATE_TEST_CASE("HTTP/1.0 closes unless it asks to keep the connection", "", RawClient,
                   TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    TestType client(server);
    const auto kept = client.ask("GET /1 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    CHECK(kept.field("Connection") == "keep-alive");
    const auto last = client.ask("GET /2 HTTP/1.0\r\n\r\n");
    CHECK(last.body == "GET /2 ");
    CHECK(last.field("Connection") == "close");
    CHECK(client.ending() == Ending::closed);
}

TEMPLATE_TEST_CASE("A client that has sent its last byte still gets its answer", "", RawClient,
                   TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    TestType client(server);
    client.send(get("/1") + get("/2"));
    client.finish_sending();
    CHECK(client.read_answer().body == "GET /1 ");
    CHECK(client.read_answer().body == "GET /2 ");
    CHECK(client.ending() == Ending::closed);
}

TEMPLATE_TEST_CASE("A request that ends in its middle is refused, but silence is not a request", "",
                   RawClient, TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    for (const std::string part : {"GET / HT",
                                   "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n"
                                   "\r\nhel"}) {
        TestType client(server);
        client.send(part);
        client.finish_sending();
        CHECK(client.read_answer().status == 400);
        CHECK(client.ending() == Ending::closed);
    }
    TestType silent(server);
    silent.finish_sending();
    CHECK(silent.read_to_end().empty());
    CHECK(handler.refusals().size() == 2);
    CHECK(handler.requests().empty());
}

TEMPLATE_TEST_CASE("A client that resets its connection disturbs nobody", "", RawClient,
                   TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    for (const std::string part : {"", "GET /", "GET / HTTP/1.1\r\nHost: h\r\n\r\n"}) {
        TestType rude(server);
        rude.send(part);
        rude.reset();
    }
    TestType client(server);
    CHECK(client.ask(get("/1")).status == 200);
}

}  // namespace profiles::server::http
