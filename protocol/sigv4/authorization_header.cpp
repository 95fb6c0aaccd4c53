#include "protocol/sigv4/authorization_header.h"

#include <algorithm>
#include <array>

#include "protocol/sigv4/claim_parts.h"
#include "protocol/sigv4/signature_errors.h"
#include "protocol/sigv4/text.h"

namespace profiles::protocol::sigv4 {
namespace {

struct Parameter {
    std::string_view name;
    std::string_view value;
};

/// The named parameters; one that is absent stays empty, which means the same.
struct Authorization {
    std::string_view algorithm;
    Parameter credential{"Credential", {}};
    Parameter signature{"Signature", {}};
    Parameter signed_headers{"SignedHeaders", {}};

    std::array<Parameter*, 3> parameters() { return {&credential, &signature, &signed_headers}; }
};

/// Parameters of other names are ignored, as AWS does (inferred).
void set_parameter(Authorization& authorization, std::string_view name, std::string_view value) {
    for (Parameter* parameter : authorization.parameters()) {
        if (parameter->name != name) {
            continue;
        }
        if (!parameter->value.empty()) {
            throw errors::repeated_parameter(name);
        }
        parameter->value = value;
    }
}

Authorization parse_authorization(std::string_view header) {
    Authorization authorization;
    const auto* const algorithm_end =
        std::find_if(header.begin(), header.end(), [](char c) { return c == ' ' || c == '\t'; });
    authorization.algorithm = {header.begin(), algorithm_end};
    for (auto rest = header.substr(authorization.algorithm.size()); !rest.empty();) {
        const auto pair = trim(take_part(rest, ','));
        const auto equals = pair.find('=');
        if (pair.empty()) {
            continue;
        }
        if (equals == std::string_view::npos) {
            throw errors::authorization_without_equal_sign(header);
        }
        set_parameter(authorization, trim(pair.substr(0, equals)), trim(pair.substr(equals + 1)));
    }
    return authorization;
}

void require_complete(Authorization& authorization, bool has_date, std::string_view header) {
    std::vector<std::string_view> missing;
    for (const Parameter* parameter : authorization.parameters()) {
        if (parameter->value.empty()) {
            missing.push_back(parameter->name);
        }
    }
    if (!missing.empty() || !has_date) {
        throw errors::incomplete_authorization(missing, !has_date, header);
    }
}

/// `X-Amz-Date` wins over `Date`, which a proxy or a library may have set (documented).
std::optional<std::string_view> find_date(const Headers& headers) {
    const auto amz_date = headers.find("X-Amz-Date");
    return amz_date ? amz_date : headers.find("Date");
}

}  // namespace

Signature read_authorization_header(std::string_view authorization, const Headers& headers) {
    const auto header = trim(authorization);
    const auto date = find_date(headers);
    auto parameters = parse_authorization(header);
    require_complete(parameters, date.has_value(), header);
    require_known_algorithm(parameters.algorithm);

    Signature claim;
    claim.placement = Placement::header;
    claim.request_date = read_request_date(trim(*date));
    read_credential(parameters.credential.value, claim);
    claim.signed_headers = read_signed_headers(parameters.signed_headers.value);
    claim.signature = parameters.signature.value;
    if (const auto token = headers.find("X-Amz-Security-Token")) {
        claim.session_token = trim(*token);
    }
    return claim;
}

}  // namespace profiles::protocol::sigv4
