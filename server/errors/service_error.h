#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace profiles::server {

/// What the service answers when a client asks for something that it refuses: one of the errors of
/// the model, or 501 where the emulator falls short of it. Made by the named functions beside this
/// file, so that every failure has one type and one wording; caught by the dispatcher alone.
class ServiceError : public std::runtime_error {
public:
    ServiceError(int status, std::string_view type, const std::string& message)
        : std::runtime_error(message), status_(status), type_(type) {}

    int status() const { return status_; }
    std::string_view type() const { return type_; }

private:
    int status_;
    std::string_view type_;
};

namespace errors {

/// Errors of the model, by the names that it gives them.
ServiceError bad_request(const std::string& message);         // 400
ServiceError resource_not_found(const std::string& message);  // 404
ServiceError internal_server(const std::string& message);     // 500

}  // namespace errors

}  // namespace profiles::server
