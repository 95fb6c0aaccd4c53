#include <catch2/catch.hpp>

#include "protocol/sigv4/digest.h"
#include "tests/protocol/sigv4/claims.h"
#include "tests/protocol/sigv4/examples.h"

namespace profiles::protocol::sigv4 {

using namespace testing;
using Catch::StartsWith;

TEST_CASE("everything that an Authorization header lacks is named in one message, each once") {
    const std::string authorization = "AWS4-HMAC-SHA256 Other=1";
    auto request = with_authorization(authorization);
    request.headers = {{"Authorization", authorization}};
    CHECK(reading_of(request) ==
          "IncompleteSignatureException: Authorization header requires 'Credential' parameter. "
          "Authorization header requires 'Signature' parameter. "
          "Authorization header requires 'SignedHeaders' parameter. "
          "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "
          "(Hashed with SHA-256 and encoded with Base64) Authorization=" +
              sha256_base64(authorization));
}

TEST_CASE("only what an Authorization header lacks is named") {
    CHECK_THAT(reading_of(with_authorization("AWS4-HMAC-SHA256 SignedHeaders=host,Signature=x")),
               StartsWith("IncompleteSignatureException: Authorization header requires "
                          "'Credential' parameter. (Hashed"));
    CHECK_THAT(reading_of(with_authorization("AWS4-HMAC-SHA256 " + std::string(kCredential) +
                                             ",SignedHeaders=host,Signature=")),
               StartsWith("IncompleteSignatureException: Authorization header requires "
                          "'Signature' parameter. (Hashed"));
}

TEST_CASE("the message about an Authorization header does not repeat its secrets") {
    CHECK(reading_of(with_authorization("Bearer s3cr3t")) ==
          "IncompleteSignatureException: Invalid key=value pair (missing equal-sign) in "
          "Authorization header (hashed with SHA-256 and encoded with Base64): '" +
              sha256_base64("Bearer s3cr3t") + "'.");
    CHECK(reading_of(with_authorization("Bearer s3cr3t=")).find("s3cr3t") == std::string::npos);
}

TEST_CASE("everything that a presigned query lacks is named in one message") {
    CHECK(reading_of(with_query("X-Amz-Date=20240101T001000Z&X-Amz-Signature=")) ==
          "IncompleteSignatureException: AWS query-string parameters must include "
          "'X-Amz-Algorithm'. AWS query-string parameters must include 'X-Amz-Credential'. AWS "
          "query-string parameters must include 'X-Amz-Signature'. AWS query-string parameters "
          "must include 'X-Amz-SignedHeaders'. Re-examine the query-string parameters.");
}

TEST_CASE("a request that is signed twice is refused") {
    auto request = with_query(kPresigned);
    request.headers.add("Authorization", "AWS4-HMAC-SHA256 x");
    CHECK(reading_of(request) ==
          "InvalidSignatureException: Found both 'X-Amz-Algorithm' as a query-string param and "
          "'Authorization' as HTTP header.");

    auto twice = signed_example();
    twice.headers.add("AUTHORIZATION", "x");
    CHECK(reading_of(twice) ==
          "IncompleteSignatureException: Request has more than one Authorization header.");
}

TEST_CASE("a signature parameter that is given twice is refused") {
    CHECK(reading_of(with_query(kPresigned + "&X-Amz-Signature=def")) ==
          "IncompleteSignatureException: Signature parameter 'X-Amz-Signature' is given more than "
          "once.");
    CHECK(reading_of(with_query(kPresigned + "&X-Amz-Expires=1&X-Amz-Expires=2")) ==
          "IncompleteSignatureException: Signature parameter 'X-Amz-Expires' is given more than "
          "once.");
    CHECK(reading_of(with_authorization("AWS4-HMAC-SHA256 Signature=a,Signature=b")) ==
          "IncompleteSignatureException: Signature parameter 'Signature' is given more than once.");
}

TEST_CASE("another algorithm is refused") {
    CHECK(reading_of(with_authorization("AWS4-HMAC-SHA25 " + std::string(kCredential) +
                                        ",SignedHeaders=host,Signature=abc")) ==
          "IncompleteSignatureException: Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA25' (only "
          "AWS4-HMAC-SHA256 for now). ");
    CHECK_THAT(reading_of(with_query("X-Amz-Algorithm=None" + kPresigned.substr(32))),
               StartsWith("IncompleteSignatureException: Unsupported AWS 'algorithm': 'None'"));
}

TEST_CASE("a credential has five elements, none of them empty") {
    for (const std::string credential :
         {"AKID", "AKID/20240101/us-east-1/profile", "AKID/20240101/us-east-1/profile/a/b",
          "/20240101/us-east-1/profile/aws4_request", "AKID/20240101//profile/aws4_request", "////",
          "AKID/20240101/us-east-1/profile//"}) {
        CHECK(reading_of(with_authorization("AWS4-HMAC-SHA256 Credential=" + credential +
                                            ",SignedHeaders=host,Signature=abc")) ==
              "IncompleteSignatureException: Credential must have exactly 5 slash-delimited "
              "elements, e.g. keyid/date/region/service/term, got '" +
                  credential + "'");
    }
}

TEST_CASE("a date that is none is refused") {
    auto request = signed_example();
    request.headers = with_header(request.headers, "X-Amz-Date", "20240101");
    CHECK(reading_of(request) ==
          "IncompleteSignatureException: Date must be in ISO-8601 'basic format'. Got '20240101'. "
          "See http://en.wikipedia.org/wiki/ISO_8601");
}

TEST_CASE("a presigned request is good for one second to one week") {
    const auto reading = [](const std::string& expires) {
        return reading_of(with_query(kPresigned + "&X-Amz-Expires=" + expires));
    };
    CHECK(reading("1") == "signed");
    CHECK(reading("604800") == "signed");
    for (const std::string expires :
         {"", "0", "-1", "604801", "1x", "%201", "1.5", "+1", "99999999999999999999999"}) {
        INFO(expires);
        CHECK_THAT(reading(expires),
                   StartsWith("IncompleteSignatureException: X-Amz-Expires must be a number of "
                              "seconds from 1 to 604800, got '"));
    }
}

}  // namespace profiles::protocol::sigv4
