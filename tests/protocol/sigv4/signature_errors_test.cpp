#include "protocol/sigv4/signature_errors.h"

#include <catch2/catch.hpp>

#include "tests/protocol/sigv4/examples.h"

namespace profiles::protocol::sigv4 {

using namespace testing;

TEST_CASE("an error has its name on the wire and AWS's wording") {
    CHECK(describe(errors::missing_authentication_token()) ==
          "MissingAuthenticationTokenException: Missing Authentication Token");
    CHECK(describe(errors::unrecognized_client()) ==
          "UnrecognizedClientException: The security token included in the request is invalid.");
    CHECK(describe(errors::expired_token()) ==
          "ExpiredTokenException: The security token included in the request is expired");
    CHECK(describe(errors::signature_differs()) ==
          "InvalidSignatureException: The request signature we calculated does not match the "
          "signature you provided. Check your AWS Secret Access Key and signing method. Consult "
          "the service documentation for details.");
}

TEST_CASE("an error is caught as a standard exception with the same message") {
    const SignatureError error = errors::host_not_signed();
    const std::exception& standard = error;
    CHECK(error.message() == standard.what());
}

}  // namespace profiles::protocol::sigv4
