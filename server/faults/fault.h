#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace profiles::server {

/// What a fault rule looks at: a request as far as it could be read, empty where it could not.
struct FaultSubject {
    std::string_view operation = {};
    std::string_view domain = {};
    std::string_view region = {};
    std::string_view account = {};
};

/// What a rule does to a request. A fault with neither error nor drop lets the request be carried
/// out, only later.
struct Fault {
    bool has_error = false;  ///< answer with the error below instead of carrying the request out
    int status = 0;
    std::string_view type;
    std::string message;
    bool modeled =
        true;  ///< its text is in `Message`, as errors of the model have it, not `message`
    std::chrono::milliseconds latency{
        0};             ///< before the answer, or before the connection is closed
    bool drop = false;  ///< close the connection instead of answering
};

}  // namespace profiles::server
