#include "protocol/sigv4/signature.h"

#include <algorithm>

#include "protocol/sigv4/authorization_header.h"
#include "protocol/sigv4/presigned_query.h"
#include "protocol/sigv4/signature_errors.h"
#include "protocol/sigv4/uri_encoding.h"

namespace profiles::protocol::sigv4 {

std::string CredentialScope::text() const {
    return date + '/' + region + '/' + service + '/' + terminator;
}

std::optional<Signature> read_signature(const HttpRequest& request) {
    const auto authorizations = std::count_if(
        request.headers.begin(), request.headers.end(),
        [](const auto& field) { return equals_ignoring_case(field.first, "Authorization"); });
    const auto parameters = decode_query(split_target(request.target).query);
    const bool is_presigned = claims_signature(parameters);

    if (authorizations > 1) {
        throw errors::repeated_authorization();
    }
    if (authorizations == 1 && is_presigned) {
        throw errors::signed_twice();
    }
    if (authorizations == 1) {
        return read_authorization_header(request.headers);
    }
    if (is_presigned) {
        return read_presigned_query(parameters);
    }
    return std::nullopt;
}

}  // namespace profiles::protocol::sigv4
