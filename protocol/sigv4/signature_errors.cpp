#include "protocol/sigv4/signature_errors.h"

#include <fmt/format.h>

#include "protocol/sigv4/digest.h"
#include "protocol/sigv4/request_date.h"

namespace profiles::protocol::sigv4 {
namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

/// What a client sent may be huge or no UTF-8, and ends up in an answer and in a log line.
std::string printable(std::string_view text) {
    constexpr std::size_t kLongest = 128;
    std::string result(text.substr(0, kLongest));
    for (char& c : result) {
        if (c < ' ' || c > '~') {
            c = '?';
        }
    }
    return result;
}

std::string duration_text(seconds duration) {
    const auto whole_minutes = duration_cast<std::chrono::minutes>(duration);
    return whole_minutes == duration ? fmt::format("{} min.", whole_minutes.count())
                                     : fmt::format("{} sec.", duration.count());
}

SignatureError incomplete(std::string message) {
    return {SignatureErrorType::incomplete_signature, std::move(message)};
}

SignatureError invalid(std::string message) {
    return {SignatureErrorType::invalid_signature, std::move(message)};
}

}  // namespace

std::string_view name_of(SignatureErrorType type) {
    switch (type) {
        case SignatureErrorType::missing_authentication_token:
            return "MissingAuthenticationTokenException";
        case SignatureErrorType::incomplete_signature:
            return "IncompleteSignatureException";
        case SignatureErrorType::unrecognized_client:
            return "UnrecognizedClientException";
        case SignatureErrorType::invalid_signature:
            return "InvalidSignatureException";
        case SignatureErrorType::expired_token:
            return "ExpiredTokenException";
    }
    return "InvalidSignatureException";
}

void ScopeFaults::add_region() {
    text_ += "Credential should be scoped to a valid region. ";
}

void ScopeFaults::add_service(std::string_view expected) {
    text_ += fmt::format("Credential should be scoped to correct service: '{}'. ", expected);
}

void ScopeFaults::add_terminator(std::string_view given) {
    text_ += fmt::format(
        "Credential should be scoped with a valid terminator: 'aws4_request', not '{}'. ",
        printable(given));
}

void ScopeFaults::add_date(std::string_view given, sys_seconds request_date) {
    const auto date = format_request_date(request_date);
    text_ += fmt::format(
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
        "'{}' != '{}', from '{}'.",
        printable(given), date.substr(0, 8), date);
}

namespace errors {

SignatureError missing_authentication_token() {
    return {SignatureErrorType::missing_authentication_token, "Missing Authentication Token"};
}

SignatureError incomplete_authorization(const std::vector<std::string_view>& parts,
                                        bool date_is_missing, std::string_view authorization) {
    std::string message;
    for (const auto part : parts) {
        message += fmt::format("Authorization header requires '{}' parameter. ", part);
    }
    if (date_is_missing) {
        message +=
            "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
    }
    return incomplete(
        fmt::format("{}(Hashed with SHA-256 and encoded with Base64) Authorization={}", message,
                    sha256_base64(authorization)));
}

SignatureError authorization_without_equal_sign(std::string_view authorization) {
    return incomplete(
        fmt::format("Invalid key=value pair (missing equal-sign) in Authorization header (hashed "
                    "with SHA-256 and encoded with Base64): '{}'.",
                    sha256_base64(authorization)));
}

SignatureError incomplete_presigned_query(const std::vector<std::string_view>& parts) {
    std::string message;
    for (const auto part : parts) {
        message += fmt::format("AWS query-string parameters must include '{}'. ", part);
    }
    return incomplete(message + "Re-examine the query-string parameters.");
}

SignatureError repeated_parameter(std::string_view name) {
    return incomplete(fmt::format("Signature parameter '{}' is given more than once.", name));
}

SignatureError repeated_authorization() {
    return incomplete("Request has more than one Authorization header.");
}

SignatureError signed_twice() {
    return invalid(
        "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
}

SignatureError unsupported_algorithm(std::string_view algorithm) {
    return incomplete(
        fmt::format("Unsupported AWS 'algorithm': '{}' (only AWS4-HMAC-SHA256 for now). ",
                    printable(algorithm)));
}

SignatureError malformed_credential(std::string_view credential) {
    return incomplete(
        fmt::format("Credential must have exactly 5 slash-delimited elements, e.g. "
                    "keyid/date/region/service/term, got '{}'",
                    printable(credential)));
}

SignatureError malformed_date(std::string_view date) {
    return incomplete(
        fmt::format("Date must be in ISO-8601 'basic format'. Got '{}'. "
                    "See http://en.wikipedia.org/wiki/ISO_8601",
                    printable(date)));
}

SignatureError malformed_expiry(std::string_view expires) {
    return incomplete(
        fmt::format("X-Amz-Expires must be a number of seconds from 1 to 604800, got '{}'.",
                    printable(expires)));
}

SignatureError expired(sys_seconds request_date, sys_seconds now, seconds lifetime) {
    return invalid(fmt::format(
        "Signature expired: {} is now earlier than {} ({} - {})", format_request_date(request_date),
        format_request_date(now - lifetime), format_request_date(now), duration_text(lifetime)));
}

SignatureError not_yet_current(sys_seconds request_date, sys_seconds now, seconds skew) {
    return invalid(fmt::format("Signature not yet current: {} is still later than {} ({} + {})",
                               format_request_date(request_date), format_request_date(now + skew),
                               format_request_date(now), duration_text(skew)));
}

SignatureError host_not_signed() {
    return invalid("'Host' must be a 'SignedHeader' in the AWS Authorization.");
}

SignatureError signed_header_absent(std::string_view name) {
    return invalid(
        fmt::format("'{}' is a 'SignedHeader' in the AWS Authorization, but not a header of the "
                    "request.",
                    printable(name)));
}

SignatureError wrong_scope(const ScopeFaults& faults) {
    return invalid(faults.text());
}

SignatureError unrecognized_client() {
    return {SignatureErrorType::unrecognized_client,
            "The security token included in the request is invalid."};
}

SignatureError expired_token() {
    return {SignatureErrorType::expired_token,
            "The security token included in the request is expired"};
}

SignatureError payload_hash_differs() {
    return invalid("The provided 'x-amz-content-sha256' header does not match what was computed.");
}

SignatureError signature_differs() {
    return invalid(
        "The request signature we calculated does not match the signature you provided. Check your "
        "AWS Secret Access Key and signing method. Consult the service documentation for details.");
}

}  // namespace errors
}  // namespace profiles::protocol::sigv4
