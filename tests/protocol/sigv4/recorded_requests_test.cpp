#include <catch2/catch.hpp>

#include "protocol/sigv4/request_date.h"
#include "tests/protocol/sigv4/conformance_cases.h"
#include "tests/protocol/sigv4/examples.h"
#include "tests/protocol/sigv4/raw_request.h"

/// Requests that real clients sent, byte for byte. Some clients sign wrongly: those are refused.
namespace profiles::protocol::sigv4 {

using namespace testing;

namespace {

Credentials credentials_for(const rapidjson::Value& recorded, const HttpRequest& request) {
    Credentials credentials{.access_key_id = string_of(recorded, "access_key"),
                            .secret_access_key = string_of(recorded, "secret_key")};
    credentials.session_token = read_signature(request).value().session_token;
    return credentials;
}

std::string signature_of(const rapidjson::Value& recorded, const Signature& claim,
                         std::string_view canonical) {
    return SigningKey(string_of(recorded, "secret_key"), claim.scope)
        .sign(claim.request_date, canonical);
}

}  // namespace

TEST_CASE("recorded requests are accepted or refused as their signatures deserve") {
    const auto cases = read_conformance_cases("signed-requests.json");
    if (!cases) {
        return;
    }
    for (const auto& recorded : cases->GetArray()) {
        INFO("request " << string_of(recorded, "name"));
        const auto request = parse_raw_request(decode_base64(string_of(recorded, "raw_base64")));
        auto verifier = verifier_for(credentials_for(recorded, request),
                                     {.service = string_of(recorded, "service")});
        const auto now = parse_request_date(string_of(recorded, "timestamp")).value();
        const bool is_valid = recorded["valid"].GetBool();
        CHECK(verdict(verifier, request, now) ==
              (is_valid ? "accepted" : describe(errors::signature_differs())));
    }
}

TEST_CASE("recorded requests have the canonical request and signature that are known of them") {
    const auto cases = read_conformance_cases("signed-requests.json");
    if (!cases) {
        return;
    }
    for (const auto& recorded : cases->GetArray()) {
        INFO("request " << string_of(recorded, "name"));
        const auto request = parse_raw_request(decode_base64(string_of(recorded, "raw_base64")));
        const auto claim = read_signature(request).value();
        const auto canonical =
            canonical_request(request, claim.signed_headers, payload_hash(request.body));
        CHECK(canonical == string_of(recorded, "canonical_request"));
        CHECK(signature_of(recorded, claim, canonical) == string_of(recorded, "signature"));
        CHECK(claim.scope.region == string_of(recorded, "region"));
    }
}

}  // namespace profiles::protocol::sigv4
