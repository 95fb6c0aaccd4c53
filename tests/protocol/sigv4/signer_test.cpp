#include "protocol/sigv4/signer.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "protocol/sigv4/digest.h"
#include "tests/protocol/sigv4/examples.h"

namespace profiles::protocol::sigv4 {

using namespace testing;

namespace {

std::string signed_headers_of(const HttpRequest& request) {
    return read_signature(request).value().signed_headers;
}

auto count(const Headers& headers, std::string_view name) {
    return std::count_if(headers.begin(), headers.end(), [name](const auto& field) {
        return equals_ignoring_case(field.first, name);
    });
}

}  // namespace

TEST_CASE("signing adds a date and a signature and changes nothing else") {
    const auto request = signed_example();
    CHECK(request.method == example_request().method);
    CHECK(request.target == example_request().target);
    CHECK(request.body == example_request().body);
    CHECK(request.headers.find("X-Amz-Date") == "20240101T001000Z");
    CHECK(request.headers.size() == example_request().headers.size() + 2);
}

TEST_CASE("signing says whose signature it is and for what") {
    const auto claim = read_signature(signed_example()).value();
    CHECK(claim.placement == Placement::header);
    CHECK(claim.access_key_id == "AKIDEXAMPLE");
    CHECK(claim.scope.text() == "20240101/eu-west-2/profile/aws4_request");
    CHECK(claim.request_date == kSigningTime);
}

TEST_CASE("presigning changes the target only") {
    auto with_earlier_date = example_request();
    with_earlier_date.headers.add("X-Amz-Date", "20150830T123600Z");
    for (const auto& request : {example_request(), with_earlier_date}) {
        const auto presigned = presign(request, example_credentials(), example_options());
        CHECK(presigned.headers.size() == 2);
        CHECK(presigned.target.starts_with(request.target + "&X-Amz-Algorithm="));
        CHECK(read_signature(presigned)->placement == Placement::query);
        CHECK(read_signature(presigned)->expires == std::chrono::minutes(15));
    }
}

TEST_CASE("presigning starts a query where there is none or an empty one") {
    for (const auto* target : {"/a", "/a?"}) {
        auto request = example_request();
        request.target = target;
        CHECK(presign(request, example_credentials(), example_options())
                  .target.starts_with("/a?X-Amz-Algorithm="));
    }
}

TEST_CASE("headers that are rewritten on the way are not signed") {
    auto request = example_request();
    for (const auto* name :
         {"Connection", "Expect", "Transfer-Encoding", "User-Agent", "X-Amzn-Trace-Id"}) {
        request.headers.add(name, "x");
    }
    CHECK(signed_headers_of(sign(request, example_credentials(), example_options())) ==
          "content-type;host;x-amz-date");
    CHECK(signed_headers_of(presign(request, example_credentials(), example_options())) ==
          "content-type;host");
}

TEST_CASE("the body's hash is declared when asked for, and then it is signed") {
    auto options = example_options();
    options.sign_body = true;
    const auto request = sign(example_request(), example_credentials(), options);
    CHECK(request.headers.find("x-amz-content-sha256") == sha256_hex(request.body));
    CHECK(signed_headers_of(request) == "content-type;host;x-amz-content-sha256;x-amz-date");
}

TEST_CASE("a session token is signed, unless it is to be added afterwards") {
    auto options = example_options();
    const auto credentials = example_session_credentials();
    const auto with_token = sign(example_request(), credentials, options);
    CHECK(with_token.headers.find("X-Amz-Security-Token") == credentials.session_token);
    CHECK(signed_headers_of(with_token).ends_with(";x-amz-security-token"));

    options.canonicalization.omit_session_token = true;
    const auto token_after = sign(example_request(), credentials, options);
    CHECK(token_after.headers.find("X-Amz-Security-Token") == credentials.session_token);
    CHECK(signed_headers_of(token_after).ends_with(";x-amz-date"));
    CHECK(token_after.headers.find("Authorization") ==
          signed_example().headers.find("Authorization"));
}

TEST_CASE("a presigned request whose token was added after signing verifies under that rule only") {
    auto options = example_options();
    options.canonicalization.omit_session_token = true;
    const auto credentials = example_session_credentials();
    const auto request = presign(example_request(), credentials, options);
    auto same_rule = verifier_for(credentials, {.canonicalization = options.canonicalization});
    auto other_rule = verifier_for(credentials);
    CHECK(verdict(same_rule, request) == "accepted");
    CHECK(verdict(other_rule, request) != "accepted");
}

TEST_CASE("signing again replaces the signature") {
    auto options = example_options();
    options.sign_body = true;
    const auto credentials = example_session_credentials();
    const auto once = sign(example_request(), credentials, options);
    const auto twice = sign(once, credentials, options);
    for (const auto* name :
         {"Authorization", "X-Amz-Date", "X-Amz-Security-Token", "X-Amz-Content-Sha256"}) {
        CHECK(count(twice.headers, name) == 1);
        CHECK(twice.headers.find(name) == once.headers.find(name));
    }
}

TEST_CASE("signing for S3 leaves the path as the bucket knows it") {
    auto options = example_options();
    options.service = "s3";
    options.sign_body = true;
    options.canonicalization = {.normalize_path = false, .encode_path_again = false};
    auto request = example_request();
    request.target = "/bucket//a%20b/../c";
    request = sign(request, example_credentials(), options);

    auto s3 = verifier_for(example_credentials(),
                           {.service = "s3", .canonicalization = options.canonicalization});
    auto like_s3 = verifier_for(example_credentials(), {.service = "s3"});
    CHECK(verdict(s3, request) == "accepted");
    CHECK(verdict(like_s3, request) != "accepted");
}

}  // namespace profiles::protocol::sigv4
