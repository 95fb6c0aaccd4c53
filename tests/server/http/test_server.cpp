#include "tests/server/http/test_server.h"

#include "server/tls/context.h"

namespace profiles::server::http {

namespace {

std::vector<Endpoint> endpoints(const std::string& host) {
    static const auto kContext = tls::Context::from_self_signed(test_identity());
    return {{host, 0}, {host, 0, kContext}};
}

}  // namespace

Deadlines endless_deadlines() {
    const std::chrono::minutes endless(10);
    return {endless, endless, endless, endless, endless, endless, std::chrono::seconds(1)};
}

const tls::SelfSigned& test_identity() {
    static const auto kIdentity =
        tls::make_self_signed({"test.example"}, std::chrono::system_clock::now());
    return kIdentity;
}

TestServer::TestServer(RequestHandler& handler, Deadlines deadlines, const std::string& host,
                       Server::Job job)
    : server_({endpoints(host), deadlines}, handler) {
    server_.set_job(std::move(job));
    running_ = std::async(std::launch::async, [this] { server_.run(); });
}

TestServer::~TestServer() {
    stop();
}

bool TestServer::has_ended() {
    return running_.wait_for(std::chrono::seconds(10)) == std::future_status::ready;
}

}  // namespace profiles::server::http
