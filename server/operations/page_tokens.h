#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "storage/scope.h"

namespace profiles::server {

/// What a page token is good for: the next page of one listing, not of any other.
struct Listing {
    std::string_view operation;
    const storage::Scope& scope;
    std::string_view filter = {};  // whatever else selects what is listed
};

/// Makes the NextToken of a listing out of the key of a page's last item, and reads it back. A
/// token is opaque and sealed: it cannot be made up, changed or used for another listing. It
/// survives a restart when the secret does.
class PageTokens {
public:
    explicit PageTokens(std::string secret) : secret_(std::move(secret)) {}

    std::string make(const Listing& listing, std::string_view last_key) const;

    /// The key that the token was made of. Throws ServiceError (400) for a token that was not made
    /// for this listing.
    std::string read(const Listing& listing, std::string_view token) const;

private:
    std::string seal(const Listing& listing, std::string_view last_key) const;

    std::string secret_;
};

}  // namespace profiles::server
