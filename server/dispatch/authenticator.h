#pragma once

#include <optional>
#include <string>

#include "protocol/http_message.h"
#include "protocol/sigv4/verifier.h"
#include "server/caller.h"
#include "server/clock.h"
#include "server/settings.h"

namespace profiles::server {

/// Reads who sends a request from its signature, and checks the signature where that is asked for.
class Authenticator {
public:
    /// Takes whatever the client says of itself, unless it is malformed.
    Authenticator(const Settings& settings, const Clock& wall_clock)
        : settings_(settings), wall_clock_(wall_clock) {}

    /// From here on every request must be signed with one of these credentials.
    void verify_against(protocol::sigv4::CredentialStore credentials);

    /// The account is the access key id if that has twelve digits, the region is that of the
    /// credential scope; what a request does not say, the settings do. `caller` is filled in as far
    /// as the request could be read even when it is refused. Throws sigv4::SignatureError.
    void authenticate(const protocol::HttpRequest& request, Caller& caller);

private:
    const Settings& settings_;
    const Clock& wall_clock_;
    std::optional<protocol::sigv4::Verifier> verifier_;
};

}  // namespace profiles::server
