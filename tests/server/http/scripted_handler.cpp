#include "tests/server/http/scripted_handler.h"

namespace profiles::server::http {

using protocol::HttpRequest;
using protocol::HttpResponse;

namespace {

int status_of(Refusal reason) {
    switch (reason) {
        case Refusal::malformed:
            return 400;
        case Refusal::header_too_large:
            return 431;
        case Refusal::body_too_large:
            return 413;
        case Refusal::timed_out:
            return 408;
    }
    return 0;
}

}  // namespace

Admission ScriptedHandler::admit(const HttpRequest& head) {
    return admission_ ? admission_(head) : Admission();
}

PendingAnswer ScriptedHandler::handle(HttpRequest request) {
    {
        const std::lock_guard lock(mutex_);
        requests_.push_back(request);
    }
    return std::make_shared<server::Answer>(
        script_ ? script_(request)
                : server::Answer{
                      {200, {}, request.method + ' ' + request.target + ' ' + request.body}});
}

HttpResponse ScriptedHandler::refuse(Refusal reason, const HttpRequest& head) {
    const std::lock_guard lock(mutex_);
    refusals_.push_back({reason, head});
    return {status_of(reason), {{"X-Refused", "yes"}}, "refused"};
}

std::vector<HttpRequest> ScriptedHandler::requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
}

std::vector<ScriptedHandler::Refused> ScriptedHandler::refusals() const {
    const std::lock_guard lock(mutex_);
    return refusals_;
}

}  // namespace profiles::server::http
