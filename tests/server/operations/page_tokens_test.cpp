#include "server/operations/page_tokens.h"

#include <catch2/catch.hpp>

#include "server/errors/service_error.h"

using namespace profiles::server;
using profiles::storage::Scope;

namespace {

const Scope kScope{"123456789012", "us-east-1"};
const Listing kListing{"ListDomains", kScope};
const PageTokens kTokens("a secret");

bool is_refused(const PageTokens& tokens, const Listing& listing, const std::string& token) {
    try {
        tokens.read(listing, token);
        return false;
    } catch (const ServiceError& error) {
        return error.status() == 400 && error.type() == "BadRequestException";
    }
}

}  // namespace

TEST_CASE("A token gives back the key that it was made of", "[page_tokens]") {
    const std::string key = GENERATE(as<std::string>(), "d", "", "a longer key with \xC3\xBC",
                                     std::string("nul\0inside", 10));
    CHECK(kTokens.read(kListing, kTokens.make(kListing, key)) == key);
}

TEST_CASE("A token is good for its own listing only", "[page_tokens]") {
    const std::string token = kTokens.make(kListing, "d");
    const Scope other_account{"999999999999", "us-east-1"};
    const Scope other_region{"123456789012", "eu-west-1"};
    CHECK(is_refused(kTokens, {"ListWorkflows", kScope}, token));
    CHECK(is_refused(kTokens, {"ListDomains", other_account}, token));
    CHECK(is_refused(kTokens, {"ListDomains", other_region}, token));
    CHECK(is_refused(kTokens, {"ListDomains", kScope, "a filter"}, token));
    CHECK(is_refused(PageTokens("another secret"), kListing, token));
}

TEST_CASE("Changing any character of a token makes it worthless", "[page_tokens]") {
    const std::string token = kTokens.make(kListing, "domain");
    for (std::size_t i = 0; i < token.size(); ++i) {
        for (const char c : std::string("AZaz09-_=+ ")) {
            std::string changed = token;
            changed[i] = c;
            INFO(changed);
            CHECK((changed == token || is_refused(kTokens, kListing, changed)));
        }
    }
    for (std::size_t size = 0; size < token.size(); ++size) {
        CHECK(is_refused(kTokens, kListing, token.substr(0, size)));
    }
    CHECK(is_refused(kTokens, kListing, token + "A"));
}
