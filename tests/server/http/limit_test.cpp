#include <catch2/catch.hpp>

#include "server/http/limits.h"
#include "tests/server/http/raw_client.h"
#include "tests/server/http/scripted_handler.h"
#include "tests/server/http/test_server.h"
#include "tests/server/http/tls_client.h"

namespace profiles::server::http {

namespace {

constexpr std::size_t kFarTooMuch = 20 * 1024 * 1024;

const std::string kChunkedHead = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";

std::string head_of_size(std::size_t size) {
    const std::string start = "GET / HTTP/1.1\r\nHost: h\r\nX-Filler: ";
    const std::string end = "\r\n\r\n";
    return start + std::string(size - start.size() - end.size(), 'x') + end;
}

std::string head_for_body(std::size_t size) {
    return "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n";
}

std::string chunk_of(std::size_t size) {
    std::array<char, 32> head{};
    std::snprintf(head.data(), head.size(), "%zx\r\n", size);
    return head.data() + std::string(size, 'x') + "\r\n";
}

/// The handler's answers need not repeat ten megabytes.
protocol::HttpResponse tell_size(const protocol::HttpRequest& request) {
    return {200, {}, std::to_string(request.body.size())};
}

void check_refused_and_closed(RawClient& client, int status) {
    const auto answer = client.read_answer();
    CHECK(answer.status == status);
    CHECK(answer.body == "refused");
    CHECK(answer.field("Connection") == "close");
    CHECK(answer.field("X-Refused") == "yes");
    client.finish_sending();
    CHECK(client.ending() == Ending::closed);
}

}  // namespace

TEMPLATE_TEST_CASE("A head may be as large as its limit and not a byte larger", "", RawClient,
                   TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    for (const std::size_t size : {kMaxHeadBytes - 1, kMaxHeadBytes}) {
        TestType client(server);
        CHECK(client.ask(head_of_size(size)).status == 200);
    }
    TestType client(server);
    client.send(head_of_size(kMaxHeadBytes + 1));
    check_refused_and_closed(client, 431);
    CHECK(handler.refusals().at(0).reason == Refusal::header_too_large);
    CHECK(handler.refusals().at(0).head.target == "/");
}

TEMPLATE_TEST_CASE(
    "The limit of the head is the same when it comes in pieces, in one line or in many", "",
    RawClient, TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    const auto in_pieces = [&](const std::string& head) {
        TestType client(server);
        for (std::size_t i = 0; i < head.size(); i += 1000) {
            client.send(head.substr(i, 1000));
        }
        return client.read_answer().status;
    };
    CHECK(in_pieces(head_of_size(kMaxHeadBytes)) == 200);
    CHECK(in_pieces(head_of_size(kMaxHeadBytes + 1)) == 431);

    const std::string end = " HTTP/1.1\r\nHost: h\r\n\r\n";
    const auto room = kMaxHeadBytes - std::string("GET /").size() - end.size();
    CHECK(in_pieces("GET /" + std::string(room, 'x') + end) == 200);
    CHECK(in_pieces("GET /" + std::string(room + 1, 'x') + end) == 431);

    std::string many = "GET / HTTP/1.1\r\nHost: h\r\n";
    while (many.size() <= kMaxHeadBytes) {
        many += "a:b\r\n";
    }
    CHECK(in_pieces(many) == 431);
}

TEMPLATE_TEST_CASE("A body may be as large as its limit and not a byte larger", "", RawClient,
                   TlsClient) {
    ScriptedHandler handler(tell_size);
    const TestServer server(handler);
    TestType client(server);
    for (const std::size_t size : {kMaxBodyBytes - 1, kMaxBodyBytes}) {
        client.send(head_for_body(size) + std::string(size, 'x'));
        CHECK(client.read_answer().body == std::to_string(size));
    }
    client.send(head_for_body(kMaxBodyBytes + 1));
    check_refused_and_closed(client, 413);
    CHECK(handler.refusals().at(0).head.headers.find("Host") == "h");
}

TEMPLATE_TEST_CASE("A body in chunks may be as large as its limit and not a byte larger", "",
                   RawClient, TlsClient) {
    ScriptedHandler handler(tell_size);
    const TestServer server(handler);
    const auto half = chunk_of(kMaxBodyBytes / 2);
    TestType client(server);
    client.send(kChunkedHead + half + half + "0\r\n\r\n");
    CHECK(client.read_answer().body == std::to_string(kMaxBodyBytes));
    client.send(kChunkedHead + half + half + "1\r\n");
    check_refused_and_closed(client, 413);
}

TEMPLATE_TEST_CASE("A chunk's size line and the trailer are limited like the head", "", RawClient,
                   TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    const std::string filler(kMaxHeadBytes + 1, 'x');
    for (const std::string& rest : {"5;" + filler, "0\r\nX-Filler: " + filler}) {
        TestType client(server);
        client.send(kChunkedHead + rest);
        check_refused_and_closed(client, 431);
    }
}

TEMPLATE_TEST_CASE("Whoever sends far too much before reading gets the refusal, not a reset", "",
                   RawClient, TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    TestType client(server);
    SECTION("in a body of a known length") {
        CHECK(client.send(head_for_body(kFarTooMuch) + std::string(kFarTooMuch, 'x')));
        check_refused_and_closed(client, 413);
    }
    SECTION("in a chunk") {
        CHECK(client.send(kChunkedHead + chunk_of(kFarTooMuch) + "0\r\n\r\n"));
        check_refused_and_closed(client, 413);
    }
    SECTION("in many chunks") {
        CHECK(client.send(kChunkedHead));
        for (std::size_t sent = 0; sent < kFarTooMuch; sent += 1'000'000) {
            CHECK(client.send(chunk_of(1'000'000)));
        }
        check_refused_and_closed(client, 413);
    }
    SECTION("in a head") {
        CHECK(client.send(head_of_size(kFarTooMuch)));
        check_refused_and_closed(client, 431);
    }
    SECTION("after something malformed") {
        CHECK(client.send("nonsense\r\n" + std::string(kFarTooMuch, 'x')));
        check_refused_and_closed(client, 400);
    }
    CHECK(handler.requests().empty());
    CHECK(handler.refusals().size() == 1);
}

TEMPLATE_TEST_CASE("Reading away what a refused client sends has an end", "", RawClient,
                   TlsClient) {
    ScriptedHandler handler;
    const TestServer server(handler);
    TestType client(server);
    client.send(head_for_body(kMaxBodyBytes + 1));
    const std::string piece(1'000'000, 'x');
    std::size_t sent = 0;
    while (sent < 4 * kMaxDrainedBytes && client.send(piece)) {
        sent += piece.size();
    }
    CHECK(sent < 4 * kMaxDrainedBytes);
}

}  // namespace profiles::server::http
