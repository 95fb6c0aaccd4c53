#include "protocol/sigv4/signing_key.h"

#include <catch2/catch.hpp>

#include "protocol/sigv4/string_to_sign.h"
#include "tests/protocol/sigv4/examples.h"

namespace profiles::protocol::sigv4 {
namespace {

constexpr auto kSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

CredentialScope iam_scope() {
    return {.date = "20150830", .region = "us-east-1", .service = "iam"};
}

}  // namespace

TEST_CASE("the string to sign is algorithm, date, scope and the canonical request's hash") {
    CHECK(string_to_sign(testing::kSigningTime, iam_scope(), "canonical") ==
          "AWS4-HMAC-SHA256\n20240101T001000Z\n20150830/us-east-1/iam/aws4_request\n" +
              sha256_hex("canonical"));
}

TEST_CASE("the signing key is the one of AWS's worked example") {
    CHECK(hex(derive_signing_key(kSecret, iam_scope())) ==
          "c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9");
}

TEST_CASE("a text is signed as in AWS's worked example") {
    CHECK(sign_text(derive_signing_key(kSecret, iam_scope()),
                    "AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/iam/aws4_request\n"
                    "f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59") ==
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
            CHECK(cache.signing_key(kSecret, scope) == derive_signing_key(kSecret, scope));
            CHECK(cache.signing_key("other", scope) == derive_signing_key("other", scope));
            CHECK(cache.size() <= SigningKeyCache::kCapacity);
        }
    }
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
    CHECK(cache.signing_key(kSecret, scope) == derive_signing_key(kSecret, scope));
}

}  // namespace profiles::protocol::sigv4
