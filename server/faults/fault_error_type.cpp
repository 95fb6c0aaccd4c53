#include "server/faults/fault_error_type.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "protocol/sigv4/signature_errors.h"
#include "server/errors/domains.h"

namespace profiles::server {
namespace {

namespace sigv4 = protocol::sigv4;

/// IAM's text (documented) for a user that nobody has.
std::string access_denied(const FaultSubject& subject) {
    const std::string resource = subject.domain.empty()
                                     ? "*"
                                     : fmt::format("arn:aws:profile:{}:{}:domains/{}",
                                                   subject.region, subject.account, subject.domain);
    return fmt::format(
        "User: arn:aws:iam::{}:user/local is not authorized to perform: profile:{} on resource: {} "
        "because no identity-based policy allows the profile:{} action",
        subject.account, subject.operation, resource, subject.operation);
}

/// What the service says of a domain that it does not have; otherwise what its API reference says
/// of the error.
std::string not_found(const FaultSubject& subject) {
    return subject.domain.empty()
               ? "The requested resource does not exist, or access was denied."
               : errors::domain_not_found(subject.domain, subject.account).what();
}

/// The same text for every request.
template <const char* Text>
std::string fixed(const FaultSubject& /*subject*/) {
    return Text;
}

// The API reference's descriptions of these errors; that of throttling is what AWS answers with.
constexpr char kBadRequest[] = "The input you provided is invalid.";
constexpr char kThrottling[] = "Rate exceeded";
constexpr char kInternalServer[] = "An internal service error occurred.";

/// The words that a real refusal has.
template <sigv4::SignatureError (*Error)()>
std::string words_of(const FaultSubject& /*subject*/) {
    return Error().message();
}

/// An Authorization header with nothing in it.
sigv4::SignatureError empty_authorization() {
    return sigv4::errors::incomplete_authorization({"Credential", "Signature", "SignedHeaders"},
                                                   false, "");
}

constexpr std::array kTypes{
    FaultErrorType{"BadRequestException", 400, true, fixed<kBadRequest>},
    FaultErrorType{"AccessDeniedException", 403, true, access_denied},
    FaultErrorType{"ResourceNotFoundException", 404, true, not_found},
    FaultErrorType{"ThrottlingException", 429, true, fixed<kThrottling>},
    FaultErrorType{"InternalServerException", 500, true, fixed<kInternalServer>},
    FaultErrorType{"MissingAuthenticationTokenException", 403, false,
                   words_of<sigv4::errors::missing_authentication_token>},
    FaultErrorType{"IncompleteSignatureException", 403, false, words_of<empty_authorization>},
    FaultErrorType{"UnrecognizedClientException", 403, false,
                   words_of<sigv4::errors::unrecognized_client>},
    FaultErrorType{"InvalidSignatureException", 403, false,
                   words_of<sigv4::errors::signature_differs>},
    FaultErrorType{"ExpiredTokenException", 403, false, words_of<sigv4::errors::expired_token>},
};

}  // namespace

std::span<const FaultErrorType> fault_error_types() {
    return kTypes;
}

const FaultErrorType* find_fault_error_type(std::string_view name) {
    const auto type = std::ranges::find(kTypes, name, &FaultErrorType::name);
    return type == kTypes.end() ? nullptr : &*type;
}

}  // namespace profiles::server
