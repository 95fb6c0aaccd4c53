#include "protocol/sigv4/claim_parts.h"

#include <algorithm>

#include "protocol/sigv4/request_date.h"
#include "protocol/sigv4/signature_errors.h"
#include "protocol/sigv4/text.h"

namespace profiles::protocol::sigv4 {

void read_credential(std::string_view credential, Signature& claim) {
    const auto last = credential.find_last_not_of('/');
    const auto elements = split(credential.substr(0, last + 1), '/');
    const bool complete = std::none_of(elements.begin(), elements.end(),
                                       [](std::string_view element) { return element.empty(); });
    if (elements.size() != 5 || !complete) {
        throw errors::malformed_credential(credential);
    }
    claim.access_key_id = elements[0];
    claim.scope.date = elements[1];
    claim.scope.region = elements[2];
    claim.scope.service = elements[3];
    claim.scope.terminator = elements[4];
}

std::vector<std::string> read_signed_headers(std::string_view names) {
    std::vector<std::string> headers;
    for (const auto name : split(names, ';')) {
        headers.push_back(to_lower(name));
    }
    std::sort(headers.begin(), headers.end());
    headers.erase(std::unique(headers.begin(), headers.end()), headers.end());
    return headers;
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
