#pragma once

#include "protocol/http_message.h"
#include "protocol/model/model.h"

namespace profiles::protocol::restjson {

inline constexpr std::string_view kJson = "application/json";

/// What an operation makes of a Content-Type on a request that has no body. Smithy's servers refuse
/// it where the operation's input has no body either; a client such as curl that always sends one
/// does no harm, and nothing is known of the service refusing it.
enum class BodilessContentType { refused, ignored };

/// Holds the request's Content-Type and Accept against the operation. Throws RequestError: 415
/// unless a body comes as what the operation takes, 406 when Accept leaves out what it answers.
void check_media_types(const Operation& operation, const HttpRequest& request,
                       BodilessContentType bodiless);

}  // namespace profiles::protocol::restjson
