#include "server/dispatch/authenticator.h"

#include "protocol/sigv4/signature.h"
#include "protocol/sigv4/signature_errors.h"
#include "server/account.h"

namespace profiles::server {
namespace {

namespace sigv4 = protocol::sigv4;

}  // namespace

void Authenticator::verify_against(sigv4::CredentialStore credentials) {
    verifier_.emplace(std::move(credentials));
}

void Authenticator::authenticate(const protocol::HttpRequest& request, Caller& caller) {
    caller.scope = {settings_.default_account, settings_.default_region};
    caller.verdict = SignatureVerdict::refused;
    const auto signature = sigv4::read_signature(request);
    if (!signature) {
        if (verifier_) {
            throw sigv4::errors::missing_authentication_token();
        }
        caller.verdict = SignatureVerdict::unsigned_request;
        return;
    }
    if (is_account(signature->access_key_id)) {
        caller.scope.account = signature->access_key_id;
    }
    if (!signature->scope.region.empty()) {
        caller.scope.region = signature->scope.region;
    }
    if (verifier_) {
        verifier_->verify(request, *signature,
                          std::chrono::floor<std::chrono::seconds>(wall_clock_.now()));
    }
    caller.verdict = verifier_ ? SignatureVerdict::valid : SignatureVerdict::not_checked;
}

}  // namespace profiles::server
