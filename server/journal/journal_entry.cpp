#include "server/journal/journal_entry.h"

#include "protocol/json/parse.h"
#include "protocol/redact.h"
#include "protocol/timestamp.h"
#include "server/journal/shown_target.h"

namespace profiles::server {
namespace {

using protocol::Object;

void add_if_any(Object& object, std::string_view name, std::string_view text) {
    if (!text.empty()) {
        object.add(std::string(name), text);
    }
}

void add_retry(Object& shown, const std::optional<RetryAttempt>& retry) {
    if (!retry) {
        return;
    }
    Object attempt{{"attempt", retry->attempt}};
    if (retry->max) {
        attempt.add("max", *retry->max);
    }
    shown.add("retry", std::move(attempt));
}

void add_bodies(Object& shown, const JournalEntry& entry, const protocol::Model& model) {
    const protocol::Operation* operation = model.find_operation(entry.operation);
    if (operation == nullptr || entry.truncated) {
        return;
    }
    if (operation->input != nullptr) {
        shown.add("input",
                  protocol::redacted(entry.input.decoded(*operation->input), *operation->input));
    }
    if (operation->output != nullptr && !entry.output.empty()) {
        const auto output = protocol::json::parse(entry.output);
        shown.add("output", protocol::redacted(output.as_object(), *operation->output));
    }
}

}  // namespace

Object to_value(const JournalEntry& entry, const protocol::Model& model) {
    Object shown{{"id", entry.id}, {"time", protocol::format_date_time(entry.time)}};
    add_if_any(shown, "operation", entry.operation);
    add_if_any(shown, "domain", entry.domain);
    shown.add("account", entry.account);
    shown.add("region", entry.region);
    shown.add("signature", name_of(entry.verdict));
    add_if_any(shown, "user_agent", entry.user_agent);
    add_retry(shown, entry.retry);
    shown.add("method", entry.method);
    shown.add("target", shown_target(entry.target));
    shown.add("status", entry.status);
    if (!entry.error_type.empty()) {
        shown.add("error", Object{{"type", entry.error_type}, {"message", entry.error_message}});
    }
    shown.add("duration_us", static_cast<std::int64_t>(entry.duration.count()));
    shown.add("fault", entry.fault);
    shown.add("truncated", entry.truncated);
    shown.add("request_bytes", static_cast<std::int64_t>(entry.request_bytes));
    shown.add("response_bytes", static_cast<std::int64_t>(entry.response_bytes));
    add_bodies(shown, entry, model);
    return shown;
}

}  // namespace profiles::server
