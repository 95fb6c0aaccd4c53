#include <catch2/catch.hpp>
#include <random>

#include "tests/protocol/sigv4/examples.h"

/// Whatever arrives, the answer is a verdict: nothing else is thrown and nothing is read that is
/// not there. The sanitizer build is what gives these tests their full meaning.
namespace profiles::protocol::sigv4 {

using namespace testing;

namespace {

const std::string kNul(1, '\0');

std::string verdict_on_authorization(const std::string& authorization) {
    auto request = signed_example();
    request.headers = with_header(request.headers, "Authorization", authorization);
    return verdict(request);
}

/// A text of the request that a client controls.
std::string& pick_text(HttpRequest& request, std::vector<Headers::Field>& fields, unsigned choice) {
    switch (choice % 4) {
        case 0:
            return request.target;
        case 1:
            return fields[choice % fields.size()].first;
        case 2:
            return fields[choice % fields.size()].second;
        default:
            return fields.back().second;  // Authorization, or the last signed header
    }
}

void mutate(std::string& text, std::mt19937& random) {
    const std::string snippets[] = {"%", "%0", "=", "&",  ",",    ";",
                                    "/", " ",  "?", kNul, "\xff", "\n"};
    const auto at = text.empty() ? 0 : random() % text.size();
    switch (random() % 4) {
        case 0:
            text.insert(at, snippets[random() % std::size(snippets)]);
            break;
        case 1:
            text.erase(at, random() % 8);
            break;
        case 2:
            text.insert(at, text.substr(at, random() % 40));
            break;
        default:
            if (!text.empty()) {
                text[at] = static_cast<char>(random() % 256);
            }
    }
}

}  // namespace

TEST_CASE("an Authorization header of nonsense is refused as incomplete") {
    for (const std::string& authorization :
         {std::string(), std::string(" "), std::string(","), std::string("="), std::string("= ="),
          std::string("AWS4-HMAC-SHA256"), std::string("AWS4-HMAC-SHA256 ="),
          std::string("AWS4-HMAC-SHA256 ,,,,"), std::string("AWS4-HMAC-SHA256 =,=,="),
          std::string("AWS4-HMAC-SHA256 Credential=,Signature=,SignedHeaders="),
          std::string("AWS4-HMAC-SHA256 Credential=/,Signature=/,SignedHeaders=/"), kNul,
          "AWS4-HMAC-SHA256 Credential=" + kNul + ",Signature=x,SignedHeaders=host",
          std::string("\xff\xfe"), std::string(1'000'000, '='), std::string(1'000'000, ','),
          "AWS4-HMAC-SHA256 Credential=" + std::string(1'000'000, '/')}) {
        CHECK_THAT(verdict_on_authorization(authorization),
                   Catch::StartsWith("IncompleteSignatureException: "));
    }
}

TEST_CASE("a message repeats little of what a client sent, and only printable ASCII") {
    const auto refusal =
        verdict_on_authorization("AWS4-HMAC-SHA256 Credential=\xff\n" + kNul +
                                 std::string(100'000, 'A') + ",Signature=x,SignedHeaders=host");
    CHECK(refusal.size() < 400);
    CHECK(refusal.find("got '???AAA") != std::string::npos);
}

TEST_CASE("signed headers without names are headers that did not arrive") {
    for (const std::string names : {"host;", ";host", "host;;x-amz-date"}) {
        CHECK(verdict_on_authorization("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20240101/us-east-1/"
                                       "profile/aws4_request, SignedHeaders=" +
                                       names + ", Signature=x") ==
              describe(errors::signed_header_absent("")));
    }
}

TEST_CASE("very many signed names and headers are looked at once each") {
    std::string names = "host";
    auto request = example_request();
    for (int i = 0; i < 50'000; ++i) {
        names += ";x-" + std::to_string(i);
        request.headers.add("x-" + std::to_string(i), "");
    }
    request.headers.add("X-Amz-Date", "20240101T001000Z");
    request.headers.add("Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20240101/us-east-1/profile/"
                        "aws4_request, SignedHeaders=" +
                            names + ", Signature=x");
    CHECK(verdict(request) == describe(errors::signature_differs()));
}

TEST_CASE("broken escapes in a target are signed as they are") {
    for (const auto* target :
         {"/%", "/%4", "/%zz?%", "?%4=%g0", "", "?", "//?&&=&", "*", "/\xff?\xff"}) {
        auto request = example_request();
        request.target = target;
        CHECK(verdict(sign(request, example_credentials(), example_options())) == "accepted");
        CHECK(verdict(presign(request, example_credentials(), example_options())) == "accepted");
    }
}

TEST_CASE("embedded NULs are signed like any byte") {
    auto request = example_request();
    request.target += kNul + "a";
    request.headers.add("X-Nul", "a" + kNul + "b");
    request.body += kNul;
    request = sign(request, example_credentials(), example_options());
    CHECK(verdict(request) == "accepted");
    request.body.back() = ' ';
    CHECK(verdict(request) == describe(errors::signature_differs()));
}

TEST_CASE("a header without a name and one that is not ASCII do no harm") {
    auto request = example_request();
    request.headers.add("X-Name", "J\xc3\xbcrgen \xff");
    request = sign(request, example_credentials(), example_options());
    request.headers.add("", "nothing");
    request.headers.add("\xc3\xbc", "\xff");
    CHECK(verdict(request) == "accepted");
}

TEST_CASE("a date far from ours is refused without overflow") {
    for (const auto* date : {"00000101T000000Z", "99991231T235959Z"}) {
        auto request = signed_example();
        request.headers = with_header(request.headers, "X-Amz-Date", date);
        CHECK_THAT(verdict(request), Catch::StartsWith("InvalidSignatureException: Signature "));
    }
}

TEST_CASE("thousands of mutilated requests get a verdict each") {
    std::mt19937 random(20240101);
    auto verifier = verifier_for(example_credentials());
    for (unsigned i = 0; i < 20'000; ++i) {
        auto request = i % 2 == 0 ? signed_example() : presigned_example();
        std::vector<Headers::Field> fields(request.headers.begin(), request.headers.end());
        for (auto changes = 1 + random() % 4; changes > 0; --changes) {
            mutate(pick_text(request, fields, static_cast<unsigned>(random())), random);
        }
        request.headers = {};
        for (auto& [name, value] : fields) {
            request.headers.add(name, value);
        }
        REQUIRE_NOTHROW(verdict(verifier, request));
    }
}

}  // namespace profiles::protocol::sigv4
