#include "protocol/sigv4/verifier.h"

#include <catch2/catch.hpp>

#include "tests/protocol/sigv4/examples.h"

namespace profiles::protocol::sigv4 {

using namespace testing;

namespace {

std::string verdict_on_scope(const std::string& scope) {
    auto request = signed_example();
    request.headers =
        with_header(request.headers, "Authorization",
                    "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/" + scope +
                        ", SignedHeaders=content-type;host;x-amz-date, Signature=abc");
    return verdict(request);
}

}  // namespace

TEST_CASE("each wrong part of a credential scope has its message") {
    CHECK(verdict_on_scope("20240101/moon/profile/aws4_request") ==
          "InvalidSignatureException: Credential should be scoped to a valid region. ");
    CHECK(verdict_on_scope("20240101/us-east-1/s3/aws4_request") ==
          "InvalidSignatureException: Credential should be scoped to correct service: 'profile'. ");
    CHECK(verdict_on_scope("20240101/us-east-1/profile/aws5_request") ==
          "InvalidSignatureException: Credential should be scoped with a valid terminator: "
          "'aws4_request', not 'aws5_request'. ");
    CHECK(verdict_on_scope("20240102/us-east-1/profile/aws4_request") ==
          "InvalidSignatureException: Date in Credential scope does not match YYYYMMDD from "
          "ISO-8601 version of date from HTTP: '20240102' != '20240101', from "
          "'20240101T001000Z'.");
}

TEST_CASE("all the wrong parts of a credential scope are in one message") {
    CHECK(verdict_on_scope("a/b/c/d") ==
          "InvalidSignatureException: Credential should be scoped to a valid region. Credential "
          "should be scoped to correct service: 'profile'. Credential should be scoped with a "
          "valid terminator: 'aws4_request', not 'd'. Date in Credential scope does not match "
          "YYYYMMDD from ISO-8601 version of date from HTTP: 'a' != '20240101', from "
          "'20240101T001000Z'.");
}

TEST_CASE("a region is words and a number") {
    for (const std::string region : {"us-east-1", "ap-southeast-12", "us-gov-west-1", "cn-north-1",
                                     "us-isob-east-1", "eusc-de-east-1"}) {
        INFO(region);
        CHECK(verdict_on_scope("20240101/" + region + "/profile/aws4_request") ==
              describe(errors::signature_differs()));
    }
    for (const std::string region :
         {"us", "us-1", "u-east-1", "us-east", "us-east-", "us-east-1a", "us--1", "US-EAST-1",
          "us_east_1", "-us-east-1", "us-east1-1", "us-east-1-2"}) {
        INFO(region);
        CHECK(verdict_on_scope("20240101/" + region + "/profile/aws4_request") ==
              "InvalidSignatureException: Credential should be scoped to a valid region. ");
    }
}

TEST_CASE("a verifier for another service takes that service's requests only") {
    auto options = example_options();
    options.service = "s3";
    auto verifier = verifier_for(example_credentials(), {.service = "s3"});
    CHECK(verdict(verifier, sign(example_request(), example_credentials(), options)) == "accepted");
    CHECK(verdict(verifier, signed_example()) ==
          "InvalidSignatureException: Credential should be scoped to correct service: 's3'. ");
}

}  // namespace profiles::protocol::sigv4
