#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/http_message.h"

namespace profiles::server {

/// Lets browser code of the given origins call the emulator (the Fetch standard's CORS protocol).
class Cors {
public:
    /// `*` stands for any origin.
    explicit Cors(std::vector<std::string> origins) : origins_(std::move(origins)) {}

    /// The answer to a preflight; nothing when the request is none.
    std::optional<protocol::HttpResponse> preflight(const protocol::HttpRequest& request) const;

    /// Whose page sends the request; empty when none does.
    static std::string_view origin_of(const protocol::HttpRequest& request);

    /// Adds what lets pages of that origin read the answer, if they may.
    void allow(std::string_view origin, protocol::HttpResponse& response) const;

    /// Whether pages of that origin may call.
    bool allows(std::string_view origin) const;

private:
    std::vector<std::string> origins_;
};

}  // namespace profiles::server
