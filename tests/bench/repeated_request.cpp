// Sends the dispatcher one signed request many times, for a tool that counts instructions: of two
// runs with different counts the difference is what the requests themselves cost.

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

#include "protocol/json/parse.h"
#include "protocol/sigv4/signer.h"
#include "tests/support/test_service.h"

namespace {

using namespace profiles;
using protocol::HttpRequest;
using protocol::Object;

const protocol::sigv4::Credentials kCredentials{"AKIDBENCHMARK", "benchmark-secret"};

Object read_json(const char* path) {
    std::ifstream file(path);
    return protocol::json::parse(std::string(std::istreambuf_iterator<char>(file), {})).as_object();
}

HttpRequest signed_request(std::string_view operation, const Object& input,
                           server::Timestamp time) {
    const auto timestamp = std::chrono::floor<std::chrono::seconds>(time);
    return protocol::sigv4::sign(
        tests::request_for(*tests::api_model().find_operation(operation), input), kCredentials,
        {"us-east-1", "profile", timestamp});
}

void send(tests::TestService& service, const HttpRequest& request) {
    const auto response = service.send(request);
    if (response.status != 200) {
        std::cerr << response.body << '\n';
        std::exit(EXIT_FAILURE);
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "usage: repeated_request GetDomain|UpdateDomain MEMBERS_FILE COUNT\n";
        return EXIT_FAILURE;
    }
    const std::string_view operation = argv[1];
    tests::TestService service;
    service.authenticator.verify_against([] {
        protocol::sigv4::CredentialStore store;
        store.add(kCredentials);
        return store;
    }());
    Object every_member = read_json(argv[2]);
    every_member.add("DomainName", "bench");
    const auto now = service.wall_clock.now();
    send(service, signed_request("CreateDomain", every_member, now));
    const HttpRequest request = signed_request(
        operation, operation == "UpdateDomain" ? every_member : Object{{"DomainName", "bench"}},
        now);
    for (int left = std::stoi(argv[3]); left > 0; --left) {
        send(service, request);
    }
}
