#pragma once

#include <string_view>

#include "protocol/http_message.h"
#include "protocol/model/model.h"

namespace profiles::protocol::restjson {

/// The answer to a request of `operation`: members in the order of the output shape, unset ones
/// left out or given their default, the status from the member bound to it or else the operation's.
/// Throws std::logic_error when `output` has a member that the shape does not know.
HttpResponse encode_output(const Operation& operation, const Object& output);

/// A structure as JSON, member by member as its shape says.
std::string encode_json(const Object& structure, const Shape& shape);

/// What a member that holds the text of an error is called: errors of the model spell it `Message`,
/// those of the front end before it `message` (observed).
inline constexpr std::string_view kModeledMessage = "Message";
inline constexpr std::string_view kFrontEndMessage = "message";

/// An error as restJson1 sends it: its type in `x-amzn-ErrorType`, its text in the body.
HttpResponse encode_error(int status, std::string_view type, std::string_view message_member,
                          std::string_view message);

}  // namespace profiles::protocol::restjson
