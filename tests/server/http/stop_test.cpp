#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <future>
#include <thread>

#include "tests/server/http/raw_client.h"
#include "tests/server/http/scripted_handler.h"
#include "tests/server/http/test_server.h"
#include "tests/server/http/tls_client.h"

namespace profiles::server::http {

namespace {

/// Deadlines under which only what a test looks at can end a connection.
Deadlines patient() {
    auto deadlines = endless_deadlines();
    deadlines.stop = std::chrono::minutes(10);
    return deadlines;
}

bool stops_listening(std::uint16_t port) {
    for (int i = 0; i < 500 && accepts_connections(port); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return !accepts_connections(port);
}

void signal_process(int signal) {
    ::kill(::getpid(), signal);
}

}  // namespace

TEMPLATE_TEST_CASE("A stop closes idle connections at once and listens no more", "", RawClient,
                   TlsClient) {
    ScriptedHandler handler;
    TestServer server(handler, patient());
    TestType fresh(server);
    TestType used(server);
    CHECK(used.ask(kRequest).status == 200);
    server.stop();
    CHECK(fresh.read_to_end().empty());
    CHECK(used.read_to_end().empty());
    CHECK(server.has_ended());
    CHECK_FALSE(accepts_connections(server.port()));
}

TEST_CASE("A stop before the server runs makes it end as soon as it does") {
    ScriptedHandler handler;
    Server server({"127.0.0.1", 0, patient()}, handler);
    server.stop();
    server.run();
    CHECK_FALSE(accepts_connections(server.port()));
}

TEMPLATE_TEST_CASE("A request that is being handled at the stop is answered, as the last one", "",
                   RawClient, TlsClient) {
    std::promise<void> called;
    std::promise<void> released;
    ScriptedHandler handler([&](const auto&) {
        called.set_value();
        released.get_future().wait();
        return protocol::HttpResponse{200, {}, "done"};
    });
    TestServer server(handler, patient());
    TestType client(server);
    client.send(kRequest);
    called.get_future().wait();
    server.stop();
    released.set_value();
    CHECK(client.read_answer().body == "done");
    CHECK(client.ending() == Ending::closed);
    CHECK(server.has_ended());
}

TEMPLATE_TEST_CASE("A request that is on its way at the stop is answered, with Connection: close",
                   "", RawClient, TlsClient) {
    ScriptedHandler handler;
    TestServer server(handler, patient());
    TestType begun(server);
    begun.send("POST /1 HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    CHECK(begun.read_answer().status == 100);
    server.stop();
    CHECK(stops_listening(server.port()));
    const auto answer = begun.ask("hi");
    CHECK(answer.body.ends_with(" hi"));
    CHECK(answer.field("Connection") == "close");
    CHECK(begun.ending() == Ending::closed);
    CHECK(server.has_ended());
}

TEMPLATE_TEST_CASE("A stop waits for a request that never comes to its end only until its deadline",
                   "", RawClient, TlsClient) {
    auto deadlines = patient();
    deadlines.stop = std::chrono::milliseconds(300);
    ScriptedHandler handler;
    TestServer server(handler, deadlines);
    TestType client(server);
    client.send("GET / HT");
    TestType other(server);
    CHECK(other.ask(kRequest).status == 200);
    server.stop();
    CHECK(client.read_to_end().empty());
    CHECK(server.has_ended());
}

TEMPLATE_TEST_CASE(
    "A stop does not wait for a client that keeps its side open after the last answer", "",
    RawClient, TlsClient) {
    ScriptedHandler handler;
    TestServer server(handler, patient());
    TestType client(server);
    CHECK(client.ask("GET / HTTP/1.0\r\n\r\n").status == 200);
    CHECK(client.ending() == Ending::closed);
    server.stop();
    CHECK(server.has_ended());
}

TEMPLATE_TEST_CASE("SIGTERM and SIGINT stop an idle server", "", RawClient, TlsClient) {
    for (const int signal : {SIGTERM, SIGINT}) {
        ScriptedHandler handler;
        TestServer server(handler, patient());
        TestType client(server);
        CHECK(client.ask(kRequest).status == 200);
        signal_process(signal);
        CHECK(client.read_to_end().empty());
        CHECK(server.has_ended());
    }
}

TEMPLATE_TEST_CASE("A signal stops a server that has no connection at all", "", RawClient,
                   TlsClient) {
    ScriptedHandler handler;
    TestServer server(handler, patient());
    {
        TestType client(server);
        CHECK(client.ask("GET / HTTP/1.0\r\n\r\n").status == 200);
        CHECK(client.ending() == Ending::closed);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    signal_process(SIGTERM);
    CHECK(server.has_ended());
}

TEMPLATE_TEST_CASE("A second signal ends what the first one left to finish", "", RawClient,
                   TlsClient) {
    ScriptedHandler handler;
    TestServer server(handler, patient());
    TestType client(server);
    client.send("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    CHECK(client.read_answer().status == 100);
    signal_process(SIGTERM);
    CHECK(stops_listening(server.port()));
    CHECK(client.ending(std::chrono::milliseconds(200)) == Ending::still_open);
    signal_process(SIGTERM);
    CHECK(client.read_to_end().empty());
    CHECK(server.has_ended());
}

}  // namespace profiles::server::http
