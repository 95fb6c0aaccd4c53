#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace profiles::protocol::restjson {

/// A request that is turned down before it means anything to the service. The types are those of
/// Smithy's restJson1 test suite; the wording is that of AWS's front ends where it is known.
class RequestError : public std::runtime_error {
public:
    RequestError(int status, std::string_view type, const std::string& message)
        : std::runtime_error(message), status_(status), type_(type) {}

    int status() const { return status_; }
    std::string_view type() const { return type_; }

private:
    int status_;
    std::string_view type_;
};

namespace errors {

/// 404: no operation has that method and path.
RequestError unknown_operation(std::string_view method, std::string_view path);

/// 400: what cannot be decoded. `reason` says what is wrong, `where` names the member, if any.
RequestError serialization(std::string_view reason, std::string_view where = {});

/// 415: `expected` is the media type that the operation takes; empty when it takes no body.
RequestError unsupported_media_type(std::string_view given, std::string_view expected);

/// 406: the client's Accept leaves out what the operation answers with.
RequestError not_acceptable(std::string_view accept, std::string_view produced);

}  // namespace errors

}  // namespace profiles::protocol::restjson
