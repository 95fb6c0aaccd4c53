#include <catch2/catch.hpp>
#include <thread>

#include "tests/server/http/raw_client.h"
#include "tests/server/http/scripted_handler.h"
#include "tests/server/http/test_server.h"
#include "tests/server/http/tls_client.h"

namespace profiles::server::http {

namespace {

using std::chrono::milliseconds;

/// Long enough for any step of these tests, and what they wait for cannot happen by chance: every
/// other deadline is endless.
constexpr milliseconds kShort{300};

/// Sends the same again and again, a little at a time, until there is an answer.
Answer trickle(RawClient& client, const std::string& bytes) {
    for (int i = 0; i < 500 && !client.hears_within(milliseconds(20)); ++i) {
        client.send(bytes);
    }
    return client.read_answer();
}

}  // namespace

TEMPLATE_TEST_CASE("A connection that stays idle is closed without a word", "", RawClient,
                   TlsClient) {
    auto deadlines = endless_deadlines();
    deadlines.idle = kShort;
    ScriptedHandler handler;
    const TestServer server(handler, deadlines);

    TestType silent(server);
    CHECK(silent.read_to_end().empty());
    CHECK(silent.ending() == Ending::closed);

    TestType once(server);
    CHECK(once.ask(kRequest).status == 200);
    CHECK(once.read_to_end().empty());
    CHECK(once.ending() == Ending::closed);
    CHECK(handler.refusals().empty());
}

TEMPLATE_TEST_CASE("A client that is slow with its head is told so, however steadily it sends", "",
                   RawClient, TlsClient) {
    auto deadlines = endless_deadlines();
    deadlines.head = kShort;
    ScriptedHandler handler;
    const TestServer server(handler, deadlines);
    TestType client(server);
    SECTION("when it stops") {
        client.send("GET /slow HTTP/1.1\r\nHost:");
    }
    SECTION("when it goes on") {
        client.send("GET /slow HTTP/1.1\r\nHost: h\r\n");
        CHECK(trickle(client, "a:b\r\n").status == 408);
        return;
    }
    CHECK(client.read_answer().status == 408);
    client.finish_sending();
    CHECK(client.ending() == Ending::closed);
    CHECK(handler.refusals().at(0).reason == Refusal::timed_out);
    CHECK(handler.refusals().at(0).head.target == "/slow");
}

TEMPLATE_TEST_CASE("A client that is slow with its body is told so, however steadily it sends", "",
                   RawClient, TlsClient) {
    auto deadlines = endless_deadlines();
    deadlines.body = kShort;
    ScriptedHandler handler;
    const TestServer server(handler, deadlines);
    TestType client(server);
    SECTION("whatever size it announces") {
        client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10000000\r\n\r\n");
        CHECK(trickle(client, "x").status == 408);
    }
    SECTION("and if it announces none") {
        client.send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
        CHECK(trickle(client, "1\r\nx\r\n").status == 408);
    }
    CHECK(handler.requests().empty());
}

TEMPLATE_TEST_CASE("A body is given more time as it arrives", "", RawClient, TlsClient) {
    auto deadlines = endless_deadlines();
    deadlines.body = milliseconds(1500);
    ScriptedHandler handler;
    const TestServer server(handler, deadlines);
    TestType client(server);
    client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10000000\r\n\r\n");
    client.send(std::string(1'000'000, 'x'));
    std::this_thread::sleep_for(deadlines.body + kShort);
    client.send(std::string(9'000'000, 'x'));
    CHECK(client.read_answer().status == 200);
}

TEMPLATE_TEST_CASE(
    "A client that does not read its answer loses its connection and holds up nobody", "",
    RawClient, TlsClient) {
    constexpr std::size_t kTooMuchForBuffers = 64 * 1024 * 1024;
    auto deadlines = endless_deadlines();
    deadlines.answer = kShort;
    ScriptedHandler handler([](const auto& request) {
        const std::size_t size = request.target == "/large" ? kTooMuchForBuffers : 1;
        return protocol::HttpResponse{200, {}, std::string(size, 'x')};
    });
    const TestServer server(handler, deadlines);
    TestType slow(server);
    slow.send("GET /large HTTP/1.1\r\nHost: h\r\n\r\n");

    TestType quick(server);
    const auto begin = std::chrono::steady_clock::now();
    while (std::chrono::steady_clock::now() < begin + 3 * kShort) {
        CHECK(quick.ask(kRequest).status == 200);
        std::this_thread::sleep_for(milliseconds(10));
    }
    CHECK(slow.read_to_end().size() < kTooMuchForBuffers);
}

TEMPLATE_TEST_CASE("A client that never closes its side after the last answer is not waited for",
                   "", RawClient, TlsClient) {
    auto deadlines = endless_deadlines();
    deadlines.drain = kShort;
    ScriptedHandler handler;
    const TestServer server(handler, deadlines);
    TestType client(server);
    CHECK(client.ask("GET / HTTP/1.0\r\n\r\n").status == 200);
    CHECK(client.ending() == Ending::closed);
    bool sent = true;
    for (int i = 0; i < 500 && sent; ++i) {
        std::this_thread::sleep_for(milliseconds(20));
        sent = client.send("x");
    }
    CHECK_FALSE(sent);
}

TEMPLATE_TEST_CASE("Many slow clients at once cost nobody else anything", "", RawClient,
                   TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    std::vector<std::unique_ptr<TestType>> slow;
    for (int i = 0; i < 200; ++i) {
        slow.push_back(std::make_unique<TestType>(server));
        slow.back()->send("GET / HT");
    }
    TestType client(server);
    CHECK(client.ask(kRequest).status == 200);
    for (const auto& late : slow) {
        late->send("TP/1.1\r\nHost: h\r\n\r\n");
        CHECK(late->read_answer().status == 200);
    }
}

}  // namespace profiles::server::http
