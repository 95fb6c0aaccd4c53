#include "protocol/sigv4/string_to_sign.h"

#include "protocol/sigv4/digest.h"
#include "protocol/sigv4/request_date.h"

namespace profiles::protocol::sigv4 {

std::string string_to_sign(std::chrono::sys_seconds request_date, const CredentialScope& scope,
                           std::string_view canonical_request) {
    std::string text(kAlgorithm);
    text += '\n' + format_request_date(request_date);
    text += '\n' + scope.text();
    text += '\n' + sha256_hex(canonical_request);
    return text;
}

}  // namespace profiles::protocol::sigv4
