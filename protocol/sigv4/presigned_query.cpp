#include "protocol/sigv4/presigned_query.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "protocol/sigv4/claim_parts.h"
#include "protocol/sigv4/signature_errors.h"

namespace profiles::protocol::sigv4 {
namespace {

using std::chrono::seconds;

constexpr std::array<std::string_view, 5> kRequired = {
    "X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"};
constexpr seconds kLongestExpiry = std::chrono::weeks(1);

/// Throws SignatureError when the parameter is there more than once.
std::optional<std::string_view> find_parameter(const std::vector<QueryParameter>& parameters,
                                               std::string_view name) {
    std::optional<std::string_view> found;
    for (const auto& [parameter, value] : parameters) {
        if (parameter != name) {
            continue;
        }
        if (found) {
            throw errors::repeated_parameter(name);
        }
        found = value;
    }
    return found;
}

void require_complete(const std::vector<QueryParameter>& parameters) {
    std::vector<std::string_view> missing;
    for (const auto name : kRequired) {
        if (find_parameter(parameters, name).value_or("").empty()) {
            missing.push_back(name);
        }
    }
    if (!missing.empty()) {
        throw errors::incomplete_presigned_query(missing);
    }
}

seconds read_expiry(std::string_view text) {
    seconds::rep count = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, count);
    if (error != std::errc() || rest != end || count < 1 || count > kLongestExpiry.count()) {
        throw errors::malformed_expiry(text);
    }
    return seconds(count);
}

}  // namespace

bool claims_signature(const std::vector<QueryParameter>& parameters) {
    return std::any_of(parameters.begin(), parameters.end(), [](const QueryParameter& parameter) {
        return std::find(kRequired.begin(), kRequired.end(), parameter.first) != kRequired.end();
    });
}

Signature read_presigned_query(const std::vector<QueryParameter>& parameters) {
    require_complete(parameters);
    const auto value_of = [&](std::string_view name) {
        return find_parameter(parameters, name).value_or("");
    };
    require_known_algorithm(value_of("X-Amz-Algorithm"));

    Signature claim;
    claim.placement = Placement::query;
    claim.request_date = read_request_date(value_of("X-Amz-Date"));
    read_credential(value_of("X-Amz-Credential"), claim);
    claim.signed_headers = read_signed_headers(value_of("X-Amz-SignedHeaders"));
    claim.signature = value_of("X-Amz-Signature");
    if (const auto expires = find_parameter(parameters, "X-Amz-Expires")) {
        claim.expires = read_expiry(*expires);
    }
    if (const auto token = find_parameter(parameters, "X-Amz-Security-Token")) {
        claim.session_token = *token;
    }
    return claim;
}

}  // namespace profiles::protocol::sigv4
