#include "protocol/sigv4/verifier.h"

#include <catch2/catch.hpp>

#include "protocol/sigv4/digest.h"
#include "tests/protocol/sigv4/examples.h"

namespace profiles::protocol::sigv4 {

using namespace testing;

namespace {

const std::string kDiffers = describe(errors::signature_differs());
const std::string kUnrecognized = describe(errors::unrecognized_client());

}  // namespace

TEST_CASE("a request is accepted as it was signed, in the header and in the query") {
    CHECK(verdict(signed_example()) == "accepted");
    CHECK(verdict(presigned_example()) == "accepted");
}

TEST_CASE("a verifier accepts request after request and still refuses what is wrong") {
    auto verifier = verifier_for(example_credentials());
    for (int i = 0; i < 3; ++i) {
        CHECK(verdict(verifier, signed_example()) == "accepted");
        auto tampered = signed_example();
        tampered.body += ' ';
        CHECK(verdict(verifier, tampered) == kDiffers);
    }
}

TEST_CASE("a request that was changed after signing is refused") {
    auto request = GENERATE(signed_example(), presigned_example());
    SECTION("method") {
        request.method = "POST";
    }
    SECTION("path") {
        request.target.replace(0, 9, "/domainz/");
    }
    SECTION("query value") {
        request.target.replace(request.target.find("results=5"), 9, "results=6");
    }
    SECTION("query parameter added") {
        request.target += "&more=1";
    }
    SECTION("header value") {
        request.headers = with_header(request.headers, "Content-Type", "application/xml");
    }
    SECTION("signed header repeated") {
        request.headers.add("Content-Type", "application/json");
    }
    SECTION("host") {
        request.headers = with_header(request.headers, "Host", "localhost:8209");
    }
    SECTION("body") {
        request.body.back() = ']';
    }
    SECTION("body removed") {
        request.body.clear();
    }
    CHECK(verdict(request) == kDiffers);
}

TEST_CASE("the date is signed even when its header is not") {
    auto request = signed_example();
    request.headers = with_header(request.headers, "X-Amz-Date", "20240101T001001Z");
    CHECK(verdict(request) == kDiffers);
}

TEST_CASE("what is not signed may change on the way") {
    auto request = signed_example();
    request.headers.add("User-Agent", "proxy");
    request.headers.add("amz-sdk-request", "attempt=2");
    CHECK(verdict(request) == "accepted");
}

TEST_CASE("a signature that is cut, longer or in another case is refused") {
    auto request = signed_example();
    auto authorization = std::string(*request.headers.find("Authorization"));
    SECTION("cut") {
        authorization.pop_back();
    }
    SECTION("longer") {
        authorization += '0';
    }
    SECTION("last digit") {
        authorization.back() = authorization.back() == '0' ? '1' : '0';
    }
    SECTION("upper case") {
        const auto signature = authorization.find("Signature=") + 10;
        for (auto& c : authorization) {
            if (&c >= &authorization[signature] && c >= 'a' && c <= 'f') {
                c = static_cast<char>(c - 32);
            }
        }
    }
    request.headers = with_header(request.headers, "Authorization", authorization);
    CHECK(verdict(request) == kDiffers);
}

TEST_CASE("another secret makes another signature") {
    auto credentials = example_credentials();
    credentials.secret_access_key = "Secret";
    auto verifier = verifier_for(credentials);
    CHECK(verdict(verifier, signed_example()) == kDiffers);
}

TEST_CASE("an unknown access key is refused, also the empty store's") {
    auto other = example_credentials();
    other.access_key_id = "AKIDOTHER";
    auto verifier = verifier_for(other);
    CHECK(verdict(verifier, signed_example()) == kUnrecognized);
    Verifier empty{CredentialStore{}};
    CHECK(verdict(empty, signed_example()) == kUnrecognized);
}

TEST_CASE("a session token must be the one of the access key") {
    auto verifier = verifier_for(example_session_credentials());
    const auto session = example_session_credentials();
    auto other_session = session;
    other_session.session_token = "TOKEN/with+chars=!";
    for (const auto make : {sign, presign}) {
        const auto verdict_on = [&](const Credentials& credentials) {
            return verdict(verifier, make(example_request(), credentials, example_options()));
        };
        CHECK(verdict_on(session) == "accepted");
        CHECK(verdict_on(other_session) == kUnrecognized);
        CHECK(verdict_on(example_credentials()) == kUnrecognized);
        CHECK(verdict(make(example_request(), session, example_options())) == kUnrecognized);
    }
}

TEST_CASE("an empty session token is not the same as none") {
    auto request = signed_example();
    request.headers.add("X-Amz-Security-Token", "");
    CHECK(verdict(request) == kUnrecognized);
}

TEST_CASE("the host must be signed") {
    auto request = example_request();
    request.headers = {{"Content-Type", "application/json"}};
    CHECK(verdict(sign(request, example_credentials(), example_options())) ==
          "InvalidSignatureException: 'Host' must be a 'SignedHeader' in the AWS Authorization.");
}

TEST_CASE("a signed header that did not arrive is named") {
    auto request = example_request();
    request.headers.add("X-Extra", "1");
    request = sign(request, example_credentials(), example_options());
    Headers arrived;
    for (const auto& [name, value] : request.headers) {
        if (name != "X-Extra") {
            arrived.add(name, value);
        }
    }
    request.headers = arrived;
    CHECK(verdict(request) ==
          "InvalidSignatureException: 'x-extra' is a 'SignedHeader' in the AWS Authorization, but "
          "not a header of the request.");
}

TEST_CASE("a declared body hash must be the body's, whether it is signed or not") {
    auto options = example_options();
    options.sign_body = true;
    const auto request = sign(example_request(), example_credentials(), options);
    CHECK(verdict(request) == "accepted");

    for (const std::string declared :
         {"UNSIGNED-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "", "e3b0c442"}) {
        INFO(declared);
        const std::string refusal =
            "InvalidSignatureException: The provided 'x-amz-content-sha256' header does not match "
            "what was computed.";
        auto unsigned_hash = signed_example();
        unsigned_hash.headers.add("X-Amz-Content-Sha256", declared);
        CHECK(verdict(unsigned_hash) == refusal);
        auto second_hash = request;
        second_hash.headers.add("x-amz-content-sha256", declared);
        CHECK(verdict(second_hash) == refusal);
    }
}

TEST_CASE("a body that was swapped is refused even with its own hash declared") {
    auto options = example_options();
    options.sign_body = true;
    auto request = sign(example_request(), example_credentials(), options);
    request.body = "{}";
    request.headers = with_header(request.headers, "X-Amz-Content-Sha256", sha256_hex("{}"));
    CHECK(verdict(request) == kDiffers);
}

TEST_CASE("equal forms of one query have one signature") {
    auto request = signed_example();
    request.target = "/domains/my%20domain?next-token=a/b&max-results=5";
    CHECK(verdict(request) == "accepted");
}

}  // namespace profiles::protocol::sigv4
