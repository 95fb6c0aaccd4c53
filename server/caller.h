#pragma once

#include "storage/scope.h"

namespace profiles::server {

/// How much of a request's signature is known.
enum class SignatureVerdict { unsigned_request, not_checked, valid, refused };

std::string_view name_of(SignatureVerdict verdict);

/// Who sends a request: whose resources it sees.
struct Caller {
    storage::Scope scope;
    SignatureVerdict verdict = SignatureVerdict::unsigned_request;
};

}  // namespace profiles::server
