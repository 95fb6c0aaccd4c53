#include "server/operations/page_tokens.h"

#include "protocol/sigv4/digest.h"
#include "server/base64url.h"
#include "server/errors/requests.h"

namespace profiles::server {
namespace {

/// How many bytes of the HMAC a token carries: nobody guesses 2^128.
constexpr std::size_t kSealSize = 16;

/// Parts joined so that no two lists of parts read the same.
void append_part(std::string& text, std::string_view part) {
    text += std::to_string(part.size());
    text += ':';
    text += part;
}

}  // namespace

std::string PageTokens::make(const Listing& listing, std::string_view last_key) const {
    return base64url_encode(seal(listing, last_key) + std::string(last_key));
}

std::string PageTokens::read(const Listing& listing, std::string_view token) const {
    const auto bytes = base64url_decode(token);
    if (!bytes || bytes->size() < kSealSize) {
        throw errors::invalid_next_token();
    }
    std::string last_key = bytes->substr(kSealSize);
    if (!protocol::sigv4::equal_in_constant_time(bytes->substr(0, kSealSize),
                                                 seal(listing, last_key))) {
        throw errors::invalid_next_token();
    }
    return last_key;
}

std::string PageTokens::seal(const Listing& listing, std::string_view last_key) const {
    std::string text;
    append_part(text, listing.operation);
    append_part(text, listing.scope.account);
    append_part(text, listing.scope.region);
    append_part(text, listing.filter);
    append_part(text, last_key);
    const auto digest = protocol::sigv4::hmac_sha256(secret_, text);
    return std::string(protocol::sigv4::bytes_of(digest).substr(0, kSealSize));
}

}  // namespace profiles::server
