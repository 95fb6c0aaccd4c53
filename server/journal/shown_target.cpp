#include "server/journal/shown_target.h"

#include "protocol/http_message.h"
#include "protocol/redact.h"
#include "protocol/text.h"

namespace profiles::server {
namespace {

/// However the client wrote the name: what only looks like a secret may be hidden as well.
bool is_secret(std::string_view name) {
    const auto decoded = protocol::percent_decode(name).value_or(std::string(name));
    return protocol::equals_ignoring_case(decoded, "X-Amz-Signature") ||
           protocol::equals_ignoring_case(decoded, "X-Amz-Security-Token");
}

}  // namespace

std::string shown_target(std::string_view target) {
    const std::size_t question_mark = target.find('?');
    if (question_mark == std::string_view::npos) {
        return std::string(target);
    }
    std::string shown(target.substr(0, question_mark));
    char separator = '?';
    for (const std::string_view parameter :
         protocol::split(target.substr(question_mark + 1), '&')) {
        const std::string_view name = parameter.substr(0, parameter.find('='));
        shown += separator;
        shown += name;
        if (is_secret(name)) {
            shown += '=';
            shown += protocol::kRedacted;
        } else {
            shown += parameter.substr(name.size());
        }
        separator = '&';
    }
    return shown;
}

}  // namespace profiles::server
