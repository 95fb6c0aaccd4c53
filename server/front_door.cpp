#include "server/front_door.h"

#include "protocol/restjson/encode.h"
#include "protocol/restjson/request_target.h"

namespace profiles::server {

using protocol::HttpRequest;
using protocol::HttpResponse;

namespace {

/// Every SDK tries again after a 503.
HttpResponse not_yet() {
    return protocol::restjson::encode_error(503, "ServiceUnavailableException",
                                            protocol::restjson::kFrontEndMessage,
                                            "The seed is not loaded yet");
}

PendingAnswer answered(HttpResponse response) {
    return std::make_shared<Answer>(Answer{std::move(response)});
}

}  // namespace

Admission FrontDoor::admit(const HttpRequest& head) {
    Admission admission = is_control(head) ? control_->admit(head) : service_.admit(head);
    if (admission.refusal && cors_) {
        cors_->allow(Cors::origin_of(head), *admission.refusal);
    }
    return admission;
}

PendingAnswer FrontDoor::handle(HttpRequest request) {
    if (!cors_) {
        return answer(std::move(request));
    }
    if (auto preflight = cors_->preflight(request)) {
        return answered(std::move(*preflight));
    }
    const std::string origin(Cors::origin_of(request));
    PendingAnswer answer_to_page = answer(std::move(request));
    cors_->allow(origin, answer_to_page->response);
    return answer_to_page;
}

HttpResponse FrontDoor::refuse(Refusal reason, const HttpRequest& head) {
    HttpResponse response =
        is_control(head) ? control_->refuse(reason) : service_.refuse(reason, head);
    if (cors_) {
        cors_->allow(Cors::origin_of(head), response);
    }
    return response;
}

bool FrontDoor::is_control(const HttpRequest& request) const {
    const auto path = protocol::restjson::RequestTarget::parse(request.target).path;
    return control_ != nullptr && path.starts_with(admin::kControlPrefix);
}

/// The control API finds everything settled: it shows and changes what requests have left.
PendingAnswer FrontDoor::answer(HttpRequest request) {
    if (is_control(request)) {
        service_.settle();
        return answered(control_->handle(request));
    }
    return is_ready_() ? service_.handle(std::move(request)) : answered(not_yet());
}

}  // namespace profiles::server
