#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

#include "protocol/http_message.h"

namespace profiles::server {

/// What a request to the service may send along: a member of the model may have 2,000,000
/// characters and a request several of them.
constexpr std::uint64_t kMaxBodyBytes = 10 * 1024 * 1024;

/// What becomes of a request's body, which the request's head alone decides.
struct Admission {
    std::uint64_t max_body_bytes =
        kMaxBodyBytes;  ///< announced or real; what exceeds it is refused
    std::optional<protocol::HttpResponse> refusal = {};  ///< the answer, with the body left unread
};

/// Why a request was turned away before it could be read as a whole.
enum class Refusal {
    malformed,         ///< not HTTP/1.x
    header_too_large,  ///< the request line and header fields exceed their limit
    body_too_large,    ///< the body exceeds its limit, announced or real
    timed_out,         ///< the client took too long to send it
};

/// What becomes of a request. Only a fault that somebody asked for delays or drops an answer.
struct Answer {
    protocol::HttpResponse response;
    std::chrono::milliseconds delay{0};  ///< before the answer is sent
    bool drop = false;                   ///< close the connection instead of answering
};

/// An answer that nobody may be told before it is settled: until then it can still change.
using PendingAnswer = std::shared_ptr<Answer>;

/// What the HTTP layer hands requests to. All calls are synchronous and never throw: whatever goes
/// wrong is an answer, complete but for the framing (Content-Length, Connection) that HTTP adds.
class RequestHandler {
public:
    virtual ~RequestHandler() = default;

    /// Asked before a body is read; of a request without one, not at all. `head` has none yet.
    virtual Admission admit(const protocol::HttpRequest& /*head*/) { return {}; }

    virtual PendingAnswer handle(protocol::HttpRequest request) = 0;

    /// Settles every answer that is still pending, all at once.
    virtual void settle() = 0;

    /// `head` holds what had been read; its parts are empty where nothing was.
    virtual protocol::HttpResponse refuse(Refusal reason, const protocol::HttpRequest& head) = 0;
};

}  // namespace profiles::server
