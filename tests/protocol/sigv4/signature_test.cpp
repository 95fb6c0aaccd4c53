#include "protocol/sigv4/signature.h"

#include <catch2/catch.hpp>

#include "tests/protocol/sigv4/claims.h"
#include "tests/protocol/sigv4/examples.h"

namespace profiles::protocol::sigv4 {

using namespace testing;

TEST_CASE("a request without an Authorization header and X-Amz parameters is not signed") {
    CHECK_FALSE(read_signature(example_request()).has_value());
    CHECK_FALSE(read_signature(with_query("a=X-Amz-Signature&x-amz-signature")).has_value());
}

TEST_CASE("the Authorization header gives every part of the claim") {
    auto request = with_authorization(
        "AWS4-HMAC-SHA256 Credential=AKID/20240101/us-east-1/profile/aws4_request, "
        "SignedHeaders=x-amz-date;Host;content-type;host, Signature=abc");
    request.headers.add("x-amz-security-token", " TOKEN ");
    const auto claim = read_signature(request).value();
    CHECK(claim.placement == Placement::header);
    CHECK(claim.access_key_id == "AKID");
    CHECK(claim.scope.text() == "20240101/us-east-1/profile/aws4_request");
    CHECK(claim.signed_headers == "content-type;host;x-amz-date");
    CHECK(claim.signature == "abc");
    CHECK(claim.request_date == kSigningTime);
    CHECK(claim.session_token == "TOKEN");
    CHECK_FALSE(claim.expires.has_value());
}

TEST_CASE("the parts of an Authorization header come in any order, with any blanks or none") {
    const auto claim = read_signature(with_authorization("  AWS4-HMAC-SHA256\tSignature = abc ,,"
                                                         "SignedHeaders=host,New=1," +
                                                         std::string(kCredential) + "/ "))
                           .value();
    CHECK(claim.signature == "abc");
    CHECK(claim.scope.terminator == "aws4_request");
    CHECK_FALSE(claim.session_token.has_value());
}

TEST_CASE("the query of a presigned request gives every part of the claim") {
    const auto claim =
        read_signature(with_query(kPresigned + "&X-Amz-Expires=60&X-Amz-Security-Token=T%2Fk%3D"))
            .value();
    CHECK(claim.placement == Placement::query);
    CHECK(claim.access_key_id == "AKID");
    CHECK(claim.scope.text() == "20240101/us-east-1/profile/aws4_request");
    CHECK(claim.signed_headers == "host");
    CHECK(claim.signature == "abc");
    CHECK(claim.request_date == kSigningTime);
    CHECK(claim.expires == std::chrono::seconds(60));
    CHECK(claim.session_token == "T/k=");
    CHECK_FALSE(read_signature(with_query(kPresigned))->expires.has_value());
}

TEST_CASE("X-Amz-Date wins over Date, which is enough when it is alone") {
    auto request = with_authorization("AWS4-HMAC-SHA256 " + std::string(kCredential) +
                                      ",SignedHeaders=host,Signature=abc");
    request.headers.add("Date", "Sun, 30 Aug 2015 12:36:00 GMT");
    CHECK(read_signature(request)->request_date == kSigningTime);

    request.headers = {request.headers.begin()[1], {"Date", "Mon, 01 Jan 2024 00:10:00 GMT"}};
    CHECK(read_signature(request)->request_date == kSigningTime);
}

}  // namespace profiles::protocol::sigv4
