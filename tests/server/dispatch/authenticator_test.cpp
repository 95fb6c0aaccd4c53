#include "server/dispatch/authenticator.h"

#include <catch2/catch.hpp>

#include "protocol/sigv4/signer.h"
#include "tests/support/test_service.h"

namespace profiles::tests {
namespace {

namespace sigv4 = protocol::sigv4;
using protocol::HttpRequest;
using protocol::HttpResponse;
using protocol::Object;
using namespace std::chrono_literals;

const sigv4::Credentials kCredentials{"123456789012", "a secret"};

class VerifyingService : public TestService {
public:
    VerifyingService() {
        sigv4::CredentialStore accepted;
        accepted.add(kCredentials);
        authenticator.verify_against(std::move(accepted));
    }

    sigv4::SigningOptions options() const {
        sigv4::SigningOptions options;
        options.region = "eu-west-1";
        options.service = "profile";
        options.timestamp = std::chrono::floor<std::chrono::seconds>(wall_clock.now());
        return options;
    }
};

HttpRequest create_domain() {
    return request_for(*api_model().find_operation("CreateDomain"),
                       {{"DomainName", "d"}, {"DefaultExpirationDays", 30}});
}

std::string type_of(const HttpResponse& response) {
    return std::string(response.headers.find("x-amzn-ErrorType").value_or("none"));
}

}  // namespace

TEST_CASE("A signed request acts for its access key's account in its scope's region",
          "[authenticator]") {
    VerifyingService service;
    CHECK(service.send(sign(create_domain(), kCredentials, service.options())).status == 200);
    CHECK(service.store.domains.find({"123456789012", "eu-west-1"}, "d"));
    CHECK(service.log_text().find("signature=valid") != std::string::npos);
}

TEST_CASE("A presigned request is as good as a signed one", "[authenticator]") {
    VerifyingService service;
    const HttpRequest request{"GET", "/domains?max-results=5", {{"Host", "localhost:8208"}}, ""};
    CHECK(service.send(presign(request, kCredentials, service.options())).status == 200);
}

TEST_CASE(
    "Without a signature, with an unknown key, a wrong secret or a changed body a request is "
    "refused and changes nothing",
    "[authenticator]") {
    VerifyingService service;
    HttpRequest changed = sign(create_domain(), kCredentials, service.options());
    changed.body = "{\"DefaultExpirationDays\":31}";
    const std::vector<std::pair<std::string, HttpRequest>> cases{
        {"MissingAuthenticationTokenException", create_domain()},
        {"UnrecognizedClientException",
         sign(create_domain(), {"999999999999", "a secret"}, service.options())},
        {"InvalidSignatureException",
         sign(create_domain(), {"123456789012", "another secret"}, service.options())},
        {"InvalidSignatureException", changed},
    };
    for (const auto& [type, request] : cases) {
        INFO(type);
        const HttpResponse response = service.send(request);
        CHECK(response.status == 403);
        CHECK(type_of(response) == type);
        CHECK(response.body.starts_with("{\"message\":"));
        CHECK(service.store.domains.count({"123456789012", "eu-west-1"}) == 0);
        CHECK(service.log_text().find("signature=refused") != std::string::npos);
    }
}

TEST_CASE("Signatures go by real time, whatever the service's clock says", "[authenticator]") {
    VerifyingService service;
    const HttpRequest request = sign(create_domain(), kCredentials, service.options());
    service.clock.advance(1000h);
    CHECK(service.send(request).status == 200);
    service.wall_clock.advance(15min + 1s);
    const HttpResponse expired = service.send(request);
    CHECK(type_of(expired) == "InvalidSignatureException");
    CHECK(expired.body ==
          "{\"message\":\"Signature expired: 20260101T000000Z is now earlier than "
          "20260101T000001Z (20260101T001501Z - 15 min.)\"}");
}

TEST_CASE("Whoever is not authenticated does not learn which operations there are",
          "[authenticator]") {
    VerifyingService service;
    const HttpResponse response = service.send({"GET", "/nowhere", {}, ""});
    CHECK(response.status == 403);
    CHECK(response.body == "{\"message\":\"Missing Authentication Token\"}");
}

}  // namespace profiles::tests
