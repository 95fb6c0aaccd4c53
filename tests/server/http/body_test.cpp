#include <catch2/catch.hpp>

#include "server/http/limits.h"
#include "tests/server/http/raw_client.h"
#include "tests/server/http/scripted_handler.h"
#include "tests/server/http/test_server.h"
#include "tests/server/http/tls_client.h"

namespace profiles::server::http {

namespace {

constexpr std::chrono::milliseconds kSilence{50};

std::string expecting(const std::string& version, const std::string& fields) {
    return "POST /p HTTP/" + version + "\r\nHost: h\r\nExpect: 100-Continue\r\n" + fields + "\r\n";
}

/// A body that would show a byte lost, repeated or out of place.
std::string numbered_body(std::size_t size) {
    std::string body;
    for (std::size_t i = 0; body.size() < size; ++i) {
        body += std::to_string(i) + ' ';
    }
    body.resize(size);
    return body;
}

}  // namespace

TEMPLATE_TEST_CASE("A client that waits for 100 Continue gets it and may then send its body", "",
                   RawClient, TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    TestType client(server);
    SECTION("of a known length") {
        CHECK(client.ask(expecting("1.1", "Content-Length: 2\r\n")).status == 100);
        CHECK(client.ask("hi").body == "POST /p hi");
    }
    SECTION("in chunks") {
        CHECK(client.ask(expecting("1.1", "Transfer-Encoding: chunked\r\n")).status == 100);
        CHECK(client.ask("2\r\nhi\r\n0\r\n\r\n").body == "POST /p hi");
    }
    CHECK(client.ask(expecting("1.1", "Content-Length: 2\r\n")).status == 100);
}

TEMPLATE_TEST_CASE("Who sends the body along, or has none, is answered without 100 Continue", "",
                   RawClient, TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    TestType client(server);
    CHECK(client.ask(expecting("1.1", "Content-Length: 2\r\n") + "hi").status == 200);
    CHECK(client.ask(expecting("1.1", "Content-Length: 0\r\n")).status == 200);
    CHECK(client.ask(expecting("1.1", "")).status == 200);
}

TEMPLATE_TEST_CASE("HTTP/1.0 knows no 100 Continue", "", RawClient, TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    TestType client(server);
    client.send(expecting("1.0", "Content-Length: 2\r\n"));
    CHECK_FALSE(client.hears_within(kSilence));
    CHECK(client.ask("hi").status == 200);
}

TEMPLATE_TEST_CASE("A body that will be refused is not asked for", "", RawClient, TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    TestType client(server);
    const auto too_long = std::to_string(kMaxBodyBytes + 1);
    CHECK(client.ask(expecting("1.1", "Content-Length: " + too_long + "\r\n")).status == 413);
    CHECK(client.ending() == Ending::closed);

    TestType malformed(server);
    CHECK(malformed.ask("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
              .status == 400);
}

TEMPLATE_TEST_CASE("A large body arrives unharmed, with a length or in chunks of any size", "",
                   RawClient, TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    const auto body = numbered_body(3'000'000);
    TestType client(server);
    client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(body.size()) +
                "\r\n\r\n" + body);
    CHECK(client.read_answer().body == "POST / " + body);
    for (const std::size_t size : {997UL, 65'536UL, 1'500'001UL}) {
        INFO("chunks of " << size);
        client.send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
        std::string chunks;
        for (std::size_t i = 0; i < body.size(); i += size) {
            const auto chunk = body.substr(i, size);
            std::array<char, 32> head{};
            std::snprintf(head.data(), head.size(), "%zx\r\n", chunk.size());
            chunks += head.data() + chunk + "\r\n";
        }
        client.send(chunks + "0\r\n\r\n");
        CHECK(client.read_answer().body == "POST / " + body);
    }
}

TEMPLATE_TEST_CASE("A small request after a large one on the same connection is served", "",
                   RawClient, TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    TestType client(server);
    for (const std::size_t size : {1'000'000UL, 1UL, 300'000UL, 0UL, 5'000UL}) {
        const auto body = numbered_body(size);
        client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(size) +
                    "\r\n\r\n" + body);
        CHECK(client.read_answer().body == "POST / " + body);
    }
}

}  // namespace profiles::server::http
