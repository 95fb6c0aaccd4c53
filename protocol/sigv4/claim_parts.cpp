#include "protocol/sigv4/claim_parts.h"

#include <algorithm>
#include <array>
#include <functional>

#include "protocol/sigv4/request_date.h"
#include "protocol/sigv4/signature_errors.h"
#include "protocol/sigv4/text.h"

namespace profiles::protocol::sigv4 {

void read_credential(std::string_view credential, Signature& claim) {
    auto rest = credential.substr(0, credential.find_last_not_of('/') + 1);
    std::array<std::string_view, 5> elements;
    for (auto& element : elements) {
        element = take_part(rest, '/');
        if (element.empty()) {
            throw errors::malformed_credential(credential);
        }
    }
    if (!rest.empty()) {
        throw errors::malformed_credential(credential);
    }
    claim.access_key_id = elements[0];
    claim.scope.date = elements[1];
    claim.scope.region = elements[2];
    claim.scope.service = elements[3];
    claim.scope.terminator = elements[4];
}

std::string read_signed_headers(std::string_view names) {
    std::string text = to_lower(names);
    auto parts = split(text, ';');
    const auto disorder = std::adjacent_find(parts.begin(), parts.end(), std::greater_equal<>());
    if (disorder == parts.end()) {
        return text;
    }
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    return join(parts, ';');
}

void require_known_algorithm(std::string_view algorithm) {
    if (algorithm != kAlgorithm) {
        throw errors::unsupported_algorithm(algorithm);
    }
}

std::chrono::sys_seconds read_request_date(std::string_view text) {
    const auto date = parse_request_date(text);
    if (!date) {
        throw errors::malformed_date(text);
    }
    return *date;
}

}  // namespace profiles::protocol::sigv4
