#include "server/base64url.h"
#include "server/errors/service_error.h"
#include "server/operations/page_tokens.h"
#include "tests/fuzz/target.h"

namespace profiles::fuzz {
namespace {

using namespace server;

const storage::Scope kScope{"123456789012", "us-east-1"};
const Listing kListing{"ListDomains", kScope};
const Listing kOtherListing{"ListDomains", kScope, "a filter"};
const PageTokens kTokens("a secret");

std::optional<std::string> key_in(const Listing& listing, std::string_view token) {
    try {
        return kTokens.read(listing, token);
    } catch (const ServiceError& error) {
        require(error.status() == 400, "a token that is refused is the client's mistake");
        return std::nullopt;
    }
}

void check_encoding(std::string_view text) {
    require(base64url_decode(base64url_encode(text)) == text, "what was encoded reads as itself");
    if (const auto bytes = base64url_decode(text)) {
        require(base64url_encode(*bytes) == text, "bytes have one encoding only");
    }
}

}  // namespace

void check(std::string_view input) {
    check_encoding(input);
    if (const auto key = key_in(kListing, input)) {
        require(kTokens.make(kListing, *key) == input, "no token passes that was not made here");
    }
    const std::string token = kTokens.make(kListing, input);
    require(key_in(kListing, token) == input, "a token gives back its key");
    require(!key_in(kOtherListing, token), "a token is good for its own listing only");
}

}  // namespace profiles::fuzz
