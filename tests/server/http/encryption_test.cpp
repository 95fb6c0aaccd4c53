#include <catch2/catch.hpp>
#include <thread>

#include "server/tls/context.h"
#include "tests/server/http/raw_client.h"
#include "tests/server/http/scripted_handler.h"
#include "tests/server/http/test_server.h"
#include "tests/server/http/tls_client.h"

namespace profiles::server::http {

namespace {

/// A TLS record that begins a handshake, cut off in its middle.
const std::string kHalfHello = std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11);

TlsHabits calling(const std::string& name) {
    TlsHabits habits;
    habits.name = name;
    return habits;
}

TlsHabits speaking(int newest_version) {
    TlsHabits habits;
    habits.newest_version = newest_version;
    habits.takes_weak_versions = true;
    return habits;
}

TlsHabits offering(const std::string& protocols) {
    TlsHabits habits;
    habits.protocols = protocols;
    return habits;
}

std::string failure_to_connect(std::uint16_t port, const TlsHabits& habits) {
    try {
        const TlsClient client(port, habits);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "none";
}

void check_good_clients_are_served(const TestServer& server) {
    TlsClient encrypted(server);
    CHECK(encrypted.ask(kRequest).body == "GET /1 ");
    RawClient plain(server);
    CHECK(plain.ask(kRequest).body == "GET /1 ");
}

}  // namespace

TEST_CASE("Whoever trusts the authority reaches the server by each of its names and addresses") {
    ScriptedHandler handler;
    const TestServer server(handler);
    for (const std::string name : {"localhost", "127.0.0.1", "::1", "test.example"}) {
        INFO(name);
        TlsClient client(server, calling(name));
        CHECK(client.ask(kRequest).status == 200);
    }
}

TEST_CASE("Whoever is shown a certificate for others, or by a stranger, goes away") {
    ScriptedHandler handler;
    const TestServer server(handler);
    const auto port = server.tls_port();
    CHECK(failure_to_connect(port, calling("other.example")) == "hostname mismatch");
    CHECK(failure_to_connect(port, calling("192.0.2.1")) == "IP address mismatch");
    TlsHabits trusting_another;
    trusting_another.trusted =
        tls::make_self_signed({}, std::chrono::system_clock::now()).authority;
    CHECK(failure_to_connect(port, trusting_another) != "none");
    check_good_clients_are_served(server);
    CHECK(handler.requests().size() == 2);
}

TEST_CASE("TLS 1.3 and 1.2 are spoken, and nothing older") {
    ScriptedHandler handler;
    const TestServer server(handler);
    CHECK(TlsClient(server).version() == "TLSv1.3");
    TlsClient client(server, speaking(TLS1_2_VERSION));
    CHECK(client.version() == "TLSv1.2");
    CHECK(client.ask(kRequest).status == 200);
    client.finish_sending();
    CHECK(client.ending() == Ending::closed);
    for (const int version : {TLS1_1_VERSION, TLS1_VERSION}) {
        CHECK(failure_to_connect(server.tls_port(), speaking(version)) ==
              "tlsv1 alert protocol version");
    }
    check_good_clients_are_served(server);
}

TEST_CASE(
    "Of the protocols that a client offers HTTP/1.1 is chosen, and without it there is none") {
    ScriptedHandler handler;
    const TestServer server(handler);
    TlsClient client(server, offering("\x02h2\x08http/1.1"));
    CHECK(client.protocol() == "http/1.1");
    CHECK(client.ask(kRequest).status == 200);
    CHECK(TlsClient(server).protocol().empty());
    CHECK(failure_to_connect(server.tls_port(), offering("\x02h2")) ==
          "tlsv1 alert no application protocol");
    check_good_clients_are_served(server);
}

TEST_CASE("A client that comes back goes on with its session") {
    ScriptedHandler handler;
    const TestServer server(handler);
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        auto habits = speaking(version);
        TlsClient first(server, habits);
        CHECK(first.ask(kRequest).status == 200);
        CHECK_FALSE(first.is_resumed());
        const auto session = first.session();
        habits.session = session.get();
        TlsClient second(server, habits);
        CHECK(second.ask(kRequest).status == 200);
        CHECK(second.is_resumed());
    }
}

TEST_CASE("Whoever speaks HTTP to the port for HTTPS is told so") {
    ScriptedHandler handler;
    const TestServer server(handler);
    for (const std::string method : {"GET", "POST", "PUT", "DELETE", "OPTIONS"}) {
        INFO(method);
        RawClient client(server.tls_port());
        client.send(method + " /1 HTTP/1.1\r\nHost: h\r\n\r\n" + std::string(100'000, 'x'));
        const auto answer = client.read_answer();
        CHECK(answer.status == 400);
        CHECK(answer.field("Connection") == "close");
        client.finish_sending();
        CHECK(client.read_to_end().find("https://") != std::string::npos);
        CHECK(client.ending() == Ending::closed);
    }
    CHECK(handler.requests().empty());
    check_good_clients_are_served(server);
}

TEST_CASE("Whoever speaks TLS to the port for HTTP fails, and nobody else does") {
    ScriptedHandler handler;
    const TestServer server(handler);
    CHECK(failure_to_connect(server.port(), {}) == "wrong version number");
    check_good_clients_are_served(server);
}

TEST_CASE("A handshake that comes to nothing costs only its connection") {
    ScriptedHandler handler;
    const TestServer server(handler);
    for (const std::string& part : {std::string(), kHalfHello, std::string(100'000, '\xff')}) {
        RawClient leaving(server.tls_port());
        leaving.send(part);
        leaving.finish_sending();
        leaving.read_to_end();
        CHECK(leaving.ending() != Ending::still_open);
        RawClient resetting(server.tls_port());
        resetting.send(part);
        resetting.reset();
        check_good_clients_are_served(server);
    }
    CHECK(handler.refusals().empty());
}

TEST_CASE("A client that is slow with its handshake loses its connection and holds up nobody") {
    auto deadlines = endless_deadlines();
    deadlines.handshake = std::chrono::milliseconds(300);
    ScriptedHandler handler;
    const TestServer server(handler, deadlines);
    RawClient silent(server.tls_port());
    RawClient stuck(server.tls_port());
    stuck.send(kHalfHello);
    check_good_clients_are_served(server);
    CHECK(silent.read_to_end().empty());
    CHECK(stuck.read_to_end().empty());
    check_good_clients_are_served(server);
}

TEST_CASE("The deadline of the handshake is over with it") {
    auto deadlines = endless_deadlines();
    deadlines.handshake = std::chrono::milliseconds(200);
    ScriptedHandler handler;
    const TestServer server(handler, deadlines);
    TlsClient client(server);
    CHECK_FALSE(client.hears_within(2 * deadlines.handshake));
    CHECK(client.ask(kRequest).status == 200);
}

TEST_CASE("A byte that was not encrypted ends its connection, and nothing after it is served") {
    ScriptedHandler handler;
    const TestServer server(handler);
    TlsClient client(server);
    CHECK(client.ask(kRequest).status == 200);
    client.send_unencrypted(kRequest);
    CHECK(client.ending() != Ending::still_open);
    CHECK(handler.requests().size() == 1);
    CHECK(handler.refusals().empty());
    check_good_clients_are_served(server);
}

TEST_CASE("A client that closes without saying so is like any other that closes") {
    ScriptedHandler handler;
    const TestServer server(handler);
    TlsClient client(server);
    CHECK(client.ask(kRequest).status == 200);
    client.RawClient::finish_sending();
    CHECK(client.ending() == Ending::closed);
}

TEST_CASE("A request whose encryption is cut in its middle is served once it is complete") {
    ScriptedHandler handler;
    TestServer server(handler);
    TlsClient client(server);
    const std::string body(40'000, 'x');
    client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 40000\r\n\r\n");
    for (std::size_t i = 0; i < body.size(); i += 10'000) {
        client.send(body.substr(i, 10'000));
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    CHECK(client.read_answer().body == "POST / " + body);
}

TEST_CASE("A stop does not wait for a handshake") {
    auto deadlines = endless_deadlines();
    deadlines.stop = std::chrono::minutes(10);
    ScriptedHandler handler;
    TestServer server(handler, deadlines);
    RawClient silent(server.tls_port());
    RawClient stuck(server.tls_port());
    stuck.send(kHalfHello);
    check_good_clients_are_served(server);
    server.stop();
    CHECK(silent.read_to_end().empty());
    CHECK(stuck.read_to_end().empty());
    CHECK(server.has_ended());
}

TEST_CASE("A server listens for HTTP and HTTPS on as many ports as it is told") {
    ScriptedHandler handler;
    const auto context = tls::Context::from_self_signed(test_identity());
    const std::string host = "127.0.0.1";
    Server server({{{host, 0, context}, {host, 0}, {host, 0}, {host, 0, context}}}, handler);
    std::thread running([&] { server.run(); });
    for (const std::size_t encrypted : {0U, 3U}) {
        TlsClient client(server.port(encrypted));
        CHECK(client.ask(kRequest).status == 200);
    }
    for (const std::size_t plain : {1U, 2U}) {
        RawClient client(server.port(plain));
        CHECK(client.ask(kRequest).status == 200);
    }
    server.stop();
    running.join();
    for (const std::size_t endpoint : {0U, 1U, 2U, 3U}) {
        CHECK_FALSE(accepts_connections(server.port(endpoint)));
    }
}

TEST_CASE("A server that cannot listen on one of its ports listens on none") {
    ScriptedHandler handler;
    const TestServer other(handler);
    std::uint16_t free_port = 0;
    {
        const Server server({"127.0.0.1", 0}, handler);
        free_port = server.port();
    }
    const std::vector<Endpoint> endpoints = {{"127.0.0.1", free_port},
                                             {"127.0.0.1", other.tls_port()}};
    CHECK_THROWS_WITH(
        Server(endpoints, handler),
        Catch::StartsWith("cannot listen on 127.0.0.1:" + std::to_string(other.tls_port())));
    CHECK_FALSE(accepts_connections(free_port));
}

}  // namespace profiles::server::http
