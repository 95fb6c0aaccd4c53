#pragma once

#include <string_view>

#include "server/dispatch/request_handler.h"

namespace profiles::server {

/// What is answered to a request that could not be read.
struct RefusalText {
    int status;
    std::string_view type;
    std::string_view message;
};

inline RefusalText text_of(Refusal reason) {
    switch (reason) {
        case Refusal::malformed:
            return {400, "BadRequestException", "The request is not well-formed HTTP/1.1"};
        case Refusal::header_too_large:
            return {431, "RequestHeaderFieldsTooLargeException",
                    "The request line and header fields are too large"};
        case Refusal::body_too_large:
            return {413, "RequestEntityTooLargeException", "The request body is too large"};
        case Refusal::timed_out:
            break;
    }
    return {408, "RequestTimeoutException", "The request took too long to arrive"};
}

}  // namespace profiles::server
