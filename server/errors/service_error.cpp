#include "server/errors/service_error.h"

namespace profiles::server::errors {

ServiceError bad_request(const std::string& message) {
    return {400, "BadRequestException", message};
}

ServiceError resource_not_found(const std::string& message) {
    return {404, "ResourceNotFoundException", message};
}

ServiceError internal_server(const std::string& message) {
    return {500, "InternalServerException", message};
}

}  // namespace profiles::server::errors
