#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <future>
#include <thread>

#include "server/http/limits.h"
#include "tests/server/http/raw_client.h"
#include "tests/server/http/scripted_handler.h"
#include "tests/server/http/test_server.h"
#include "tests/server/http/tls_client.h"

namespace profiles::server::http {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kDelay{300};
constexpr std::chrono::minutes kNever{10};

const std::string kFields = " HTTP/1.1\r\nHost: h\r\n\r\n";
const std::string kSlow = "GET /slow" + kFields;
const std::string kQuick = "GET /quick" + kFields;

/// Delays what is asked of `/slow`, drops what is asked of `/dropped`.
ScriptedHandler delaying(milliseconds delay) {
    return ScriptedHandler([delay](const protocol::HttpRequest& request) {
        return server::Answer{{200, {}, "you asked for " + request.target},
                              request.target.starts_with("/slow") ? delay : milliseconds(0),
                              request.target.ends_with("/dropped")};
    });
}

/// Deadlines under which a stop waits for whatever still runs.
Deadlines patient() {
    auto deadlines = endless_deadlines();
    deadlines.stop = kNever;
    return deadlines;
}

void wait_for_requests(const ScriptedHandler& handler, std::size_t count) {
    for (int i = 0; i < 500 && handler.requests().size() < count; ++i) {
        std::this_thread::sleep_for(milliseconds(20));
    }
    CHECK(handler.requests().size() == count);
}

}  // namespace

TEMPLATE_TEST_CASE("A delayed answer does not come before its time, and nobody else waits for it",
                   "", RawClient, TlsClient) {
    auto handler = delaying(kDelay);
    const TestServer server(handler);
    TestType client(server);
    TestType other(server);
    const auto begin = std::chrono::steady_clock::now();
    client.send(kSlow);
    wait_for_requests(handler, 1);
    CHECK(other.ask(kQuick).body == "you asked for /quick");
    CHECK(client.read_answer().body == "you asked for /slow");
    CHECK(std::chrono::steady_clock::now() - begin >= kDelay);
    CHECK(client.ask(kQuick).body == "you asked for /quick");
}

TEMPLATE_TEST_CASE("A client's answer that never comes holds up no other client", "", RawClient,
                   TlsClient) {
    auto handler = delaying(kNever);
    const TestServer server(handler);
    TestType client(server);
    client.send(kSlow);
    wait_for_requests(handler, 1);
    TestType other(server);
    CHECK(other.ask(kQuick).body == "you asked for /quick");
    CHECK_FALSE(client.hears_within(milliseconds(50)));
}

TEMPLATE_TEST_CASE("Requests behind a delayed answer wait for it and keep their order", "",
                   RawClient, TlsClient) {
    auto handler = delaying(kDelay);
    const TestServer server(handler);
    TestType client(server);
    SECTION("when they are few") {
        client.send(kSlow + kQuick + kSlow + kQuick);
        for (const std::string target : {"/slow", "/quick", "/slow", "/quick"}) {
            CHECK(client.read_answer().body == "you asked for " + target);
        }
    }
    SECTION("when they are more than is read ahead") {
        std::string many;
        std::size_t count = 0;
        for (; many.size() < 10 * kMaxReadBytes; ++count) {
            many += kQuick;
        }
        client.send(kSlow);
        wait_for_requests(handler, 1);
        client.send(many);
        CHECK(client.read_answer().body == "you asked for /slow");
        for (; count > 0; --count) {
            REQUIRE(client.read_answer().body == "you asked for /quick");
        }
    }
}

TEMPLATE_TEST_CASE("Reading ahead behind a delayed answer has an end", "", RawClient, TlsClient) {
    constexpr std::size_t kTooMuchForBuffers = 64 * 1024 * 1024;
    auto handler = delaying(kNever);
    TestServer server(handler);
    TestType client(server);
    client.send(kSlow);
    wait_for_requests(handler, 1);
    auto is_sent = std::async(std::launch::async,
                              [&] { return client.send(std::string(kTooMuchForBuffers, 'x')); });
    CHECK(is_sent.wait_for(milliseconds(300)) == std::future_status::timeout);
    server.stop();
    CHECK_FALSE(is_sent.get());
}

TEMPLATE_TEST_CASE("A delay counts against none of the client's deadlines", "", RawClient,
                   TlsClient) {
    constexpr milliseconds kSoon{100};
    auto deadlines = endless_deadlines();
    deadlines.idle = deadlines.head = deadlines.body = deadlines.answer = kSoon;
    auto handler = delaying(4 * kSoon);
    const TestServer server(handler, deadlines);
    TestType client(server);
    CHECK(client.ask(kSlow).body == "you asked for /slow");
}

TEMPLATE_TEST_CASE("A client that leaves during a delay is not waited for", "", RawClient,
                   TlsClient) {
    auto handler = delaying(kNever);
    TestServer server(handler, patient());
    TestType client(server);
    client.send(kSlow);
    wait_for_requests(handler, 1);
    SECTION("by closing") {
        client.finish_sending();
    }
    SECTION("by a reset") {
        client.reset();
    }
    SECTION("by a reset, having sent more than is read ahead") {
        client.send(std::string(10 * kMaxReadBytes, 'x'));
        client.reset();
    }
    server.stop();
    CHECK(server.has_ended());
}

TEMPLATE_TEST_CASE("A dropped answer ends its connection without a byte, at once or delayed", "",
                   RawClient, TlsClient) {
    auto handler = delaying(kDelay);
    const TestServer server(handler);
    TestType other(server);
    for (const std::string target : {"/dropped", "/slow/dropped"}) {
        TestType client(server);
        client.send("GET " + target + kFields);
        CHECK(client.read_to_end().empty());
        CHECK(other.ask(kQuick).status == 200);
    }
}

TEST_CASE("To a client of HTTPS a dropped answer looks like a lost connection, not like an end") {
    auto handler = delaying(kDelay);
    const TestServer server(handler);
    TlsClient client(server);
    client.send("GET /dropped" + kFields);
    CHECK(client.ending() == Ending::truncated);
}

TEMPLATE_TEST_CASE("A stop lets a delayed answer come in its time, as the last one", "", RawClient,
                   TlsClient) {
    auto handler = delaying(kDelay);
    TestServer server(handler, patient());
    TestType client(server);
    client.send(kSlow);
    wait_for_requests(handler, 1);
    server.stop();
    const auto answer = client.read_answer();
    CHECK(answer.body == "you asked for /slow");
    CHECK(answer.field("Connection") == "close");
    CHECK(client.ending() == Ending::closed);
    CHECK(server.has_ended());
}

TEMPLATE_TEST_CASE("A stop waits for a delayed answer only until its own deadline", "", RawClient,
                   TlsClient) {
    auto deadlines = endless_deadlines();
    deadlines.stop = kDelay;
    auto handler = delaying(kNever);
    TestServer server(handler, deadlines);
    TestType client(server);
    client.send(kSlow);
    wait_for_requests(handler, 1);
    SECTION("with nothing behind it") {}
    SECTION("with more behind it than is read ahead") {
        client.send(std::string(10 * kMaxReadBytes, 'x'));
    }
    server.stop();
    CHECK(client.read_to_end().empty());
    CHECK(server.has_ended());
}

TEST_CASE("A second signal ends a delay") {
    auto handler = delaying(kNever);
    TestServer server(handler, patient());
    RawClient client(server);
    client.send(kSlow);
    wait_for_requests(handler, 1);
    ::kill(::getpid(), SIGTERM);
    CHECK(client.ending(milliseconds(200)) == Ending::still_open);
    ::kill(::getpid(), SIGTERM);
    CHECK(client.read_to_end().empty());
    CHECK(server.has_ended());
}

}  // namespace profiles::server::http
