#pragma once

#include <chrono>
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace profiles::protocol::sigv4 {

enum class SignatureErrorType {
    missing_authentication_token,
    incomplete_signature,
    unrecognized_client,
    invalid_signature,
    expired_token,
};

/// The name on the wire, as in `InvalidSignatureException`.
std::string_view name_of(SignatureErrorType type);

/// Why a request is refused. All of them are answered with status 403.
class SignatureError : public std::exception {
public:
    SignatureError(SignatureErrorType type, std::string message)
        : type_(type), message_(std::move(message)) {}

    SignatureErrorType type() const { return type_; }
    const std::string& message() const { return message_; }
    const char* what() const noexcept override { return message_.c_str(); }

private:
    SignatureErrorType type_;
    std::string message_;
};

/// Everything that is wrong with a credential scope: AWS reports it in one message.
class ScopeFaults {
public:
    void add_region();
    void add_service(std::string_view expected);
    void add_terminator(std::string_view given);
    void add_date(std::string_view given, std::chrono::sys_seconds request_date);

    bool any() const { return !text_.empty(); }
    const std::string& text() const { return text_; }

private:
    std::string text_;
};

/// One function per failure, so that its type and wording are decided in one place. Confidence:
/// observed on other AWS front ends with the same checks, unless the function says otherwise.
/// Texts of the client that a message repeats are cut to 128 bytes of printable ASCII.
namespace errors {

SignatureError missing_authentication_token();

/// `parts` are the parameters that are missing, by name; `authorization` is hashed, not repeated.
SignatureError incomplete_authorization(const std::vector<std::string_view>& parts,
                                        bool date_is_missing, std::string_view authorization);
SignatureError authorization_without_equal_sign(std::string_view authorization);
SignatureError incomplete_presigned_query(const std::vector<std::string_view>& parts);
/// Ours: a parameter that is given twice has no meaning that both ends are sure to share.
SignatureError repeated_parameter(std::string_view name);
/// Ours, for the same reason.
SignatureError repeated_authorization();
SignatureError signed_twice();
SignatureError unsupported_algorithm(std::string_view algorithm);
SignatureError malformed_credential(std::string_view credential);
SignatureError malformed_date(std::string_view date);
/// Documented limits (one second to one week), wording ours.
SignatureError malformed_expiry(std::string_view expires);

SignatureError expired(std::chrono::sys_seconds request_date, std::chrono::sys_seconds now,
                       std::chrono::seconds lifetime);
SignatureError not_yet_current(std::chrono::sys_seconds request_date, std::chrono::sys_seconds now,
                               std::chrono::seconds skew);
SignatureError host_not_signed();
/// Inferred: AWS refuses such a request, its wording is not known.
SignatureError signed_header_absent(std::string_view name);
SignatureError wrong_scope(const ScopeFaults& faults);
SignatureError unrecognized_client();
SignatureError expired_token();
/// Wording observed on S3, type inferred.
SignatureError payload_hash_differs();
SignatureError signature_differs();

}  // namespace errors
}  // namespace profiles::protocol::sigv4
