#include <catch2/catch.hpp>

#include "protocol/sigv4/request_date.h"
#include "protocol/sigv4/string_to_sign.h"
#include "tests/protocol/sigv4/conformance_cases.h"
#include "tests/protocol/sigv4/examples.h"
#include "tests/protocol/sigv4/raw_request.h"

/// The cases of AWS's public signing test suite: what each stage makes of a request.
namespace profiles::protocol::sigv4 {

using namespace testing;

namespace {

/// The suite writes its timestamps as `2015-08-30T12:36:00Z`.
std::chrono::sys_seconds timestamp_of(const rapidjson::Value& context) {
    std::string text;
    for (const char c : string_of(context, "timestamp")) {
        if (c != '-' && c != ':') {
            text += c;
        }
    }
    return parse_request_date(text).value();
}

Credentials credentials_of(const rapidjson::Value& context) {
    const auto& given = context["credentials"];
    Credentials credentials{.access_key_id = string_of(given, "access_key_id"),
                            .secret_access_key = string_of(given, "secret_access_key")};
    if (given.HasMember("token")) {
        credentials.session_token = string_of(given, "token");
    }
    return credentials;
}

SigningOptions options_of(const rapidjson::Value& context) {
    SigningOptions options{.region = string_of(context, "region"),
                           .service = string_of(context, "service"),
                           .timestamp = timestamp_of(context)};
    options.canonicalization.normalize_path = flag_of(context, "normalize", true);
    options.canonicalization.omit_session_token = flag_of(context, "omit_session_token", false);
    options.sign_body = flag_of(context, "sign_body", false);
    if (context.HasMember("expiration_in_seconds")) {
        options.expires = std::chrono::seconds(context["expiration_in_seconds"].GetInt64());
    }
    return options;
}

/// Checks what `form` ("header" or "query") of a case says of every stage.
void check_stages(const rapidjson::Value& test_case, const std::string& form,
                  const HttpRequest& signed_request) {
    const auto expected = [&](const std::string& stage) {
        return string_of(test_case, (form + "_" + stage).c_str());
    };
    const auto options = options_of(test_case["context"]);
    const auto claim = read_signature(signed_request).value();
    const auto canonical =
        canonical_request(signed_request, claim.signed_headers, payload_hash(signed_request.body),
                          options.canonicalization);

    CHECK(canonical == expected("canonical_request"));
    CHECK(string_to_sign(claim.request_date, claim.scope.text(), canonical) ==
          expected("string_to_sign"));
    CHECK(claim.signature == expected("signature"));
    CHECK(comparable(signed_request) == comparable(parse_raw_request(expected("signed_request"))));
}

/// Checks that the signed request that the suite gives is accepted as it is.
void check_verdict(const rapidjson::Value& test_case, const std::string& form) {
    const auto& context = test_case["context"];
    const auto options = options_of(context);
    auto verifier =
        verifier_for(credentials_of(context),
                     {.service = options.service, .canonicalization = options.canonicalization});
    const auto raw = string_of(test_case, (form + "_signed_request").c_str());
    CHECK(verdict(verifier, parse_raw_request(raw), options.timestamp) == "accepted");
}

}  // namespace

TEST_CASE("every case of AWS's suite is signed stage by stage as the suite says") {
    const auto cases = read_conformance_cases("sigv4-cases.json");
    if (!cases) {
        return;
    }
    for (const auto& test_case : cases->GetArray()) {
        const auto request = parse_raw_request(string_of(test_case, "request"));
        const auto credentials = credentials_of(test_case["context"]);
        const auto options = options_of(test_case["context"]);
        INFO("case " << string_of(test_case, "name"));
        check_stages(test_case, "header", sign(request, credentials, options));
        check_stages(test_case, "query", presign(request, credentials, options));
    }
}

TEST_CASE("every signed request of AWS's suite is accepted") {
    const auto cases = read_conformance_cases("sigv4-cases.json");
    if (!cases) {
        return;
    }
    for (const auto& test_case : cases->GetArray()) {
        INFO("case " << string_of(test_case, "name"));
        check_verdict(test_case, "header");
        check_verdict(test_case, "query");
    }
}

}  // namespace profiles::protocol::sigv4
