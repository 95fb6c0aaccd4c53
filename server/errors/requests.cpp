#include "server/errors/requests.h"

#include <fmt/format.h>

#include "protocol/restjson/violation_text.h"

namespace profiles::server::errors {

ServiceError constraints_violated(const std::vector<protocol::restjson::Violation>& violations) {
    return bad_request(protocol::restjson::describe(violations));
}

ServiceError invalid_next_token() {
    return bad_request("The next token is not valid");
}

ServiceError internal_failure(std::string_view request_id) {
    return internal_server(
        fmt::format("The request could not be carried out; the emulator's log says why under the "
                    "request id {}",
                    request_id));
}

ServiceError not_implemented(std::string_view operation) {
    return {501, "NotImplementedException",
            fmt::format("{} is not built yet in customer-profiles-local; its README lists the "
                        "operations that are",
                        operation)};
}

}  // namespace profiles::server::errors
