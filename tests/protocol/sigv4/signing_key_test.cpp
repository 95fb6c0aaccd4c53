#include "protocol/sigv4/signing_key.h"

#include <catch2/catch.hpp>

#include "protocol/sigv4/string_to_sign.h"

namespace profiles::protocol::sigv4 {
namespace {

constexpr auto kSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
constexpr std::chrono::sys_seconds kExampleDate =
    std::chrono::sys_days(std::chrono::year(2015) / 8 / 30) + std::chrono::hours(12) +
    std::chrono::minutes(36);

CredentialScope iam_scope() {
    return {.date = "20150830", .region = "us-east-1", .service = "iam"};
}

std::string signature_by(const SigningKey& key) {
    return key.sign(kExampleDate, "canonical");
}

}  // namespace

TEST_CASE("the string to sign is algorithm, date, scope and the canonical request's hash") {
    CHECK(string_to_sign(kExampleDate, iam_scope().text(), "canonical") ==
          "AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/iam/aws4_request\n" +
              sha256_hex("canonical"));
}

TEST_CASE("the signing key is the one of AWS's worked example") {
    CHECK(hex(derive_signing_key(kSecret, iam_scope())) ==
          "c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9");
}

TEST_CASE("a request is signed as in AWS's worked example") {
    const auto* canonical =
        "GET\n/\nAction=ListUsers&Version=2010-05-08\n"
        "content-type:application/x-www-form-urlencoded; charset=utf-8\n"
        "host:iam.amazonaws.com\nx-amz-date:20150830T123600Z\n\ncontent-type;host;x-amz-date\n"
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    CHECK(SigningKey(kSecret, iam_scope()).sign(kExampleDate, canonical) ==
          "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
}

TEST_CASE("every part of the scope and the secret change the signing key") {
    const auto key = derive_signing_key(kSecret, iam_scope());
    auto scope = iam_scope();
    SECTION("date") {
        scope.date = "20150831";
    }
    SECTION("region") {
        scope.region = "us-east-2";
    }
    SECTION("service") {
        scope.service = "profile";
    }
    SECTION("terminator") {
        scope.terminator = "aws5_request";
    }
    CHECK((scope == iam_scope() || derive_signing_key(kSecret, scope) != key));
    CHECK(derive_signing_key("another secret", iam_scope()) != key);
}

TEST_CASE("the cache gives the keys that deriving gives, however many it has seen") {
    SigningKeyCache cache;
    auto scope = iam_scope();
    for (int round = 0; round < 2; ++round) {
        for (std::size_t i = 0; i < 3 * SigningKeyCache::kCapacity; ++i) {
            scope.region = "region-" + std::to_string(i);
            CHECK(signature_by(cache.signing_key(kSecret, scope)) ==
                  signature_by({kSecret, scope}));
            CHECK(signature_by(cache.signing_key("other", scope)) ==
                  signature_by({"other", scope}));
            CHECK(cache.size() <= SigningKeyCache::kCapacity);
        }
    }
}

TEST_CASE("keys of the cache that are used in turn sign as each does alone") {
    SigningKeyCache cache;
    const auto first = signature_by({kSecret, iam_scope()});
    const auto second = signature_by({"other", iam_scope()});
    REQUIRE(first != second);
    for (int round = 0; round < 100; ++round) {
        CHECK(signature_by(cache.signing_key(kSecret, iam_scope())) == first);
        CHECK(signature_by(cache.signing_key("other", iam_scope())) == second);
    }
    CHECK(cache.size() == 2);
}

TEST_CASE("the cache keeps a key once, and tells scopes apart by each of their parts") {
    SigningKeyCache cache;
    cache.signing_key(kSecret, iam_scope());
    cache.signing_key(kSecret, iam_scope());
    CHECK(cache.size() == 1);
    auto scope = iam_scope();
    SECTION("date") {
        scope.date = "20150831";
    }
    SECTION("region") {
        scope.region = "us-east-2";
    }
    SECTION("service") {
        scope.service = "profile";
    }
    CHECK(signature_by(cache.signing_key(kSecret, scope)) == signature_by({kSecret, scope}));
}

}  // namespace profiles::protocol::sigv4
