#include <atomic>
#include <catch2/catch.hpp>
#include <future>
#include <thread>

#include "tests/server/http/raw_client.h"
#include "tests/server/http/scripted_handler.h"
#include "tests/server/http/test_server.h"

namespace profiles::server::http {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kNoRest{0};
constexpr std::chrono::minutes kEndlessRest{10};

/// How often a job was called.
class Calls {
public:
    int count() const { return count_; }

    int note() {
        const int count = ++count_;
        count_.notify_all();
        return count;
    }

    void wait_for_more_than(int count) const { count_.wait(count); }

private:
    std::atomic<int> count_ = 0;
};

TestServer server_with(RequestHandler& handler, Server::Job job) {
    return TestServer(handler, endless_deadlines(), "127.0.0.1", std::move(job));
}

}  // namespace

TEST_CASE("A job is called again and again, and requests are served between") {
    Calls calls;
    ScriptedHandler handler;
    TestServer server = server_with(handler, [&] {
        calls.note();
        return kNoRest;
    });
    RawClient client(server);
    for (int seen = 0; seen < 3; ++seen) {
        const int before = calls.count();
        CHECK(client.ask(kRequest).status == 200);
        calls.wait_for_more_than(before);
    }
    CHECK(calls.count() >= 3);
}

TEST_CASE("A job runs on the thread that serves requests") {
    std::promise<std::thread::id> of_job;
    std::promise<std::thread::id> of_request;
    ScriptedHandler handler([&](const auto&) {
        of_request.set_value(std::this_thread::get_id());
        return protocol::HttpResponse{200, {}, ""};
    });
    TestServer server = server_with(handler, [&] {
        of_job.set_value(std::this_thread::get_id());
        return kEndlessRest;
    });
    RawClient(server).ask(kRequest);
    CHECK(of_job.get_future().get() == of_request.get_future().get());
}

TEST_CASE("A job is left alone for the rest that it asked for, and a stop does not wait") {
    Calls calls;
    ScriptedHandler handler;
    TestServer server = server_with(handler, [&] {
        calls.note();
        return kEndlessRest;
    });
    calls.wait_for_more_than(0);
    RawClient client(server);
    for (int i = 0; i < 100; ++i) {
        client.ask(kRequest);
    }
    server.stop();
    CHECK(server.has_ended());
    CHECK(calls.count() == 1);
}

TEST_CASE("A job that never rests ends with the server") {
    Calls calls;
    ScriptedHandler handler;
    TestServer server = server_with(handler, [&] {
        calls.note();
        return kNoRest;
    });
    calls.wait_for_more_than(0);
    server.stop();
    CHECK(server.has_ended());
}

TEST_CASE("A job that is running at the stop comes to its end and is not called again") {
    Calls calls;
    std::promise<void> called;
    std::promise<void> released;
    ScriptedHandler handler;
    TestServer server = server_with(handler, [&] {
        if (calls.note() == 1) {
            called.set_value();
            released.get_future().wait();
        }
        return kNoRest;
    });
    called.get_future().wait();
    server.stop();
    released.set_value();
    CHECK(server.has_ended());
    CHECK(calls.count() == 1);
}

TEST_CASE("A server without a job serves and stops") {
    ScriptedHandler handler;
    TestServer server = server_with(handler, {});
    CHECK(RawClient(server).ask(kRequest).status == 200);
    server.stop();
    CHECK(server.has_ended());
}

}  // namespace profiles::server::http
