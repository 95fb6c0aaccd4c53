#pragma once

#include <string>
#include <vector>

namespace profiles::server::http {

struct FramingCase {
    std::string name;
    std::string request;
};

/// Understood by every server in the same way. `body` is what has to reach the handler.
struct AcceptedCase : FramingCase {
    std::string target;
    std::string body;
};
extern const std::vector<AcceptedCase> kAccepted;

/// Not HTTP, or HTTP of which two programs could take different things for the next request.
extern const std::vector<FramingCase> kRefused;

}  // namespace profiles::server::http
