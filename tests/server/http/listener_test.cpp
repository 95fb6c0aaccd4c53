#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <ctime>
#include <stdexcept>
#include <thread>

#include "tests/server/http/captured_stderr.h"
#include "tests/server/http/raw_client.h"
#include "tests/server/http/scripted_handler.h"
#include "tests/server/http/test_server.h"

namespace profiles::server::http {

namespace {

/// Takes every descriptor the process may have but one, until it is emptied.
class FullDescriptorTable {
public:
    FullDescriptorTable() {
        ::getrlimit(RLIMIT_NOFILE, &before_);
        const rlimit lowered{256, before_.rlim_max};
        ::setrlimit(RLIMIT_NOFILE, &lowered);
        for (int taken = open_one(); taken >= 0; taken = open_one()) {
            taken_.push_back(taken);
        }
        ::close(taken_.back());
        taken_.pop_back();
    }

    ~FullDescriptorTable() {
        empty();
        ::setrlimit(RLIMIT_NOFILE, &before_);
    }

    void empty() {
        for (const int taken : taken_) {
            ::close(taken);
        }
        taken_.clear();
    }

private:
    static int open_one() { return ::open("/dev/null", O_RDONLY | O_CLOEXEC); }

    rlimit before_{};
    std::vector<int> taken_;
};

std::chrono::nanoseconds used_cpu_time() {
    timespec used{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

bool has_ipv6() {
    ScriptedHandler handler;
    try {
        const Server server({"::1", 0}, handler);
        return true;
    } catch (const std::runtime_error&) {
        return false;
    }
}

std::string failure_to_listen(const std::string& host, std::uint16_t port) {
    ScriptedHandler handler;
    try {
        const Server server({host, port}, handler);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("A port that is taken is said in one line") {
    ScriptedHandler handler;
    const TestServer server(handler);
    const auto port = std::to_string(server.port());
    CHECK(failure_to_listen("127.0.0.1", server.port()) ==
          "cannot listen on 127.0.0.1:" + port + ": Address already in use");
    CHECK(failure_to_listen("localhost", server.port()) ==
          "cannot listen on localhost:" + port + ": Address already in use");
}

TEST_CASE("A host that cannot be listened on is said in one line") {
    CHECK(failure_to_listen("192.0.2.1", 8208) ==
          "cannot listen on 192.0.2.1:8208: Cannot assign requested address");
    CHECK(failure_to_listen("no-such-host.invalid", 8208)
              .starts_with("cannot listen on no-such-host.invalid:8208: Host not found"));
    CHECK(failure_to_listen("2001:db8::1", 8208)
              .starts_with("cannot listen on [2001:db8::1]:8208: "));
}

TEST_CASE("A port can be taken again right after a server has left it") {
    ScriptedHandler handler;
    std::uint16_t port = 0;
    {
        TestServer server(handler);
        port = server.port();
        RawClient client(port);
        CHECK(client.ask("GET / HTTP/1.0\r\n\r\n").status == 200);
        CHECK(client.ending() == Ending::closed);
    }
    CHECK(failure_to_listen("127.0.0.1", port) == "none");
}

TEST_CASE("A host name is served on every address it has") {
    ScriptedHandler handler;
    const TestServer server(handler, endless_deadlines(), "localhost");
    RawClient client(server.port(), "127.0.0.1");
    CHECK(client.ask(kRequest).status == 200);
}

TEST_CASE("localhost is served on the loopback of IPv6 too, at the same port") {
    if (!has_ipv6()) {
        WARN("this machine has no IPv6");
        return;
    }
    ScriptedHandler handler;
    const TestServer server(handler, endless_deadlines(), "localhost");
    RawClient client(server.port(), "::1");
    CHECK(client.ask(kRequest).status == 200);
}

TEST_CASE("An IPv6 address is served like any other") {
    if (!has_ipv6()) {
        WARN("this machine has no IPv6");
        return;
    }
    ScriptedHandler handler;
    const TestServer server(handler, endless_deadlines(), "::1");
    RawClient client(server.port(), "::1");
    CHECK(client.ask(kRequest).status == 200);
    const auto port = std::to_string(server.port());
    CHECK(failure_to_listen("::1", server.port()) ==
          "cannot listen on [::1]:" + port + ": Address already in use");
}

TEST_CASE("A shortage of descriptors delays new connections, at no cost and with one line") {
    constexpr std::chrono::milliseconds kShortage{500};
    const CapturedStderr captured;
    ScriptedHandler handler;
    TestServer server(handler);
    RawClient early(server.port());
    CHECK(early.ask(kRequest).status == 200);

    FullDescriptorTable table;
    RawClient late(server.port());
    late.send(kRequest);
    const auto before = used_cpu_time();
    const bool was_late_heard = late.hears_within(kShortage);
    const auto used = used_cpu_time() - before;
    const auto early_status = early.ask(kRequest).status;
    table.empty();  // before any check, because UBSan needs descriptors for its own
    CHECK_FALSE(was_late_heard);
    CHECK(used < kShortage / 5);
    CHECK(early_status == 200);
    CHECK(late.read_answer().status == 200);
    CHECK(captured.text() == "cannot accept connections for now: Too many open files\n");
}

}  // namespace profiles::server::http
