#include "server/dispatch/exchange.h"

#include <utility>

namespace profiles::server {

Exchange::Exchange(protocol::HttpRequest its_request, Timestamp time, std::string its_id)
    : request(std::move(its_request)), id(std::move(its_id)) {
    facts.time = time;
    facts.retry = parse_retry_attempt(request.headers.find(kRetryHeader).value_or(""));
    facts.request_bytes = request.body.size();
}

JournalEntry Exchange::entry() const {
    JournalEntry entry{facts};
    entry.id = id;
    entry.operation = operation;
    entry.domain = domain;
    entry.account = caller.scope.account;
    entry.region = caller.scope.region;
    entry.verdict = caller.verdict;
    entry.user_agent = request.headers.find("User-Agent").value_or("");
    entry.method = request.method;
    entry.target = request.target;
    entry.error_type = error_type;
    entry.error_message = error_message;
    if (!bound.empty()) {
        entry.input = {bound, request.body};
    }
    if (is_carried_out) {
        entry.output = answer.response.body;
    }
    return entry;
}

}  // namespace profiles::server
