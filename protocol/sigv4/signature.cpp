#include "protocol/sigv4/signature.h"

#include "protocol/sigv4/authorization_header.h"
#include "protocol/sigv4/presigned_query.h"
#include "protocol/sigv4/signature_errors.h"
#include "protocol/sigv4/text.h"
#include "protocol/sigv4/uri_encoding.h"

namespace profiles::protocol::sigv4 {
namespace {

/// Throws SignatureError when there is more than one.
std::optional<std::string_view> find_authorization(const Headers& headers) {
    std::optional<std::string_view> found;
    for (const auto& [name, value] : headers) {
        if (!equals_ignoring_case(name, "Authorization")) {
            continue;
        }
        if (found) {
            throw errors::repeated_authorization();
        }
        found = value;
    }
    return found;
}

}  // namespace

std::string CredentialScope::text() const {
    return concat({date, "/", region, "/", service, "/", terminator});
}

std::optional<Signature> read_signature(const HttpRequest& request) {
    const auto authorization = find_authorization(request.headers);
    const auto parameters = decode_query(split_target(request.target).query);
    const bool is_presigned = claims_signature(parameters);

    if (authorization && is_presigned) {
        throw errors::signed_twice();
    }
    if (authorization) {
        return read_authorization_header(*authorization, request.headers);
    }
    if (is_presigned) {
        return read_presigned_query(parameters);
    }
    return std::nullopt;
}

}  // namespace profiles::protocol::sigv4
