#include "protocol/sigv4/verifier.h"

#include <catch2/catch.hpp>

#include "tests/protocol/sigv4/examples.h"

namespace profiles::protocol::sigv4 {

using namespace testing;
using Catch::StartsWith;
using std::chrono::minutes;
using std::chrono::seconds;

TEST_CASE("temporary credentials end at their expiration") {
    auto credentials = example_session_credentials();
    credentials.expiration = kSigningTime + seconds(10);
    auto verifier = verifier_for(credentials);
    const auto request = sign(example_request(), credentials, example_options());
    CHECK(verdict(verifier, request, kSigningTime + seconds(9)) == "accepted");
    CHECK(verdict(verifier, request, kSigningTime + seconds(10)) ==
          "ExpiredTokenException: The security token included in the request is expired");
}

TEST_CASE("a clock may be 15 minutes off either way and not a second more") {
    const auto request = signed_example();
    CHECK(verdict(request, kSigningTime + minutes(15)) == "accepted");
    CHECK(verdict(request, kSigningTime - minutes(15)) == "accepted");
    CHECK(verdict(request, kSigningTime + minutes(15) + seconds(1)) ==
          "InvalidSignatureException: Signature expired: 20240101T001000Z is now earlier than "
          "20240101T001001Z (20240101T002501Z - 15 min.)");
    CHECK(verdict(request, kSigningTime - minutes(15) - seconds(1)) ==
          "InvalidSignatureException: Signature not yet current: 20240101T001000Z is still later "
          "than 20240101T000959Z (20231231T235459Z + 15 min.)");
}

TEST_CASE("a presigned request is good for exactly as long as it says") {
    auto options = example_options();
    options.expires = seconds(90);
    const auto request = presign(example_request(), example_credentials(), options);
    CHECK(verdict(request, kSigningTime + seconds(90)) == "accepted");
    CHECK(verdict(request, kSigningTime + seconds(91)) ==
          "InvalidSignatureException: Signature expired: 20240101T001000Z is now earlier than "
          "20240101T001001Z (20240101T001131Z - 90 sec.)");
    CHECK(verdict(request, kSigningTime - minutes(15)) == "accepted");
    CHECK_THAT(verdict(request, kSigningTime - minutes(15) - seconds(1)),
               StartsWith("InvalidSignatureException: Signature not yet current: "));
}

TEST_CASE("a presigned request may be good for a week") {
    auto options = example_options();
    options.expires = std::chrono::weeks(1);
    const auto request = presign(example_request(), example_credentials(), options);
    CHECK(verdict(request, kSigningTime + std::chrono::weeks(1)) == "accepted");
    CHECK_THAT(verdict(request, kSigningTime + std::chrono::weeks(1) + seconds(1)),
               StartsWith("InvalidSignatureException: Signature expired: "));
}

TEST_CASE("the expiry of a presigned request is signed") {
    auto request = presigned_example();
    request.target.replace(request.target.find("Expires=900"), 11, "Expires=901");
    CHECK(verdict(request) == describe(errors::signature_differs()));
}

}  // namespace profiles::protocol::sigv4
