#pragma once

#include "protocol/http_message.h"
#include "protocol/restjson/router.h"

namespace profiles::protocol::restjson {

/// The input structure of a routed request, put together from its labels, query, headers and body.
/// Every member has the type that its shape says: integers in range, timestamps as instants; absent
/// members got their defaults. A null is an absent member, an unknown member is ignored, an empty
/// body is `{}`; of a member that comes twice the last counts. The constraints are not checked yet.
/// Throws RequestError (SerializationException, 400).
Object decode_input(const Route& route, const Query& query, const HttpRequest& request);

/// The members of an input that the body of a request says: nothing where none travels in it.
/// Throws RequestError.
Object decode_body(const Shape& input, std::string_view body);

/// A JSON value as what `member` targets. Timestamps are read in the member's format. For documents
/// that are not a request: stored ones, and those of tests. Throws RequestError.
Value decode_json(Value json, const Member& member);

/// A JSON object as a structure of that shape. Throws RequestError.
Object decode_json(Value json, const Shape& structure);

}  // namespace profiles::protocol::restjson
