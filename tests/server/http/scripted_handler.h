#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "server/dispatch/request_handler.h"

namespace profiles::server::http {

/// Records what reaches it and answers as it is told; by itself with the request's own method,
/// target and body. May be asked from another thread while the server runs.
class ScriptedHandler final : public RequestHandler {
public:
    using Script = std::function<protocol::HttpResponse(const protocol::HttpRequest&)>;
    using FaultyScript = std::function<server::Answer(const protocol::HttpRequest&)>;

    struct Refused {
        Refusal reason;
        protocol::HttpRequest head;
    };

    ScriptedHandler() = default;
    explicit ScriptedHandler(Script script)
        : script_([script](const auto& request) { return server::Answer{script(request)}; }) {}
    explicit ScriptedHandler(FaultyScript script) : script_(std::move(script)) {}

    /// What bodies are admitted from here on; to be said before the server runs.
    void admit_by(std::function<Admission(const protocol::HttpRequest&)> admission) {
        admission_ = std::move(admission);
    }

    Admission admit(const protocol::HttpRequest& head) override;
    PendingAnswer handle(protocol::HttpRequest request) override;
    void settle() override {}
    protocol::HttpResponse refuse(Refusal reason, const protocol::HttpRequest& head) override;

    std::vector<protocol::HttpRequest> requests() const;
    std::vector<Refused> refusals() const;

private:
    std::function<Admission(const protocol::HttpRequest&)> admission_;
    FaultyScript script_;
    mutable std::mutex mutex_;
    std::vector<protocol::HttpRequest> requests_;
    std::vector<Refused> refusals_;
};

}  // namespace profiles::server::http
