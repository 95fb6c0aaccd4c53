#pragma once

#include "protocol/model/shape.h"
#include "protocol/value.h"

/// What a profile consists of, as CreateProfile and UpdateProfile are given it. Gender and
/// PartyType are deprecated forms of GenderString and PartyTypeString: a profile keeps the latter
/// alone.
namespace profiles::server::rules {

/// Changes `members` to what `given` says: a text replaces what was there and an empty one removes
/// it, part by part in addresses and attributes; what is absent is kept (documented). A list
/// replaces the earlier one (ours). What is empty in the end is not there.
///
/// Of Gender and GenderString in one request the latter counts (ours).
void update_members(protocol::Object& members, protocol::Object given);

/// Adds Gender and PartyType where their texts are among the values that the model has for them
/// (observed; that other texts have no counterpart is inferred). `profile` is the shape Profile.
void add_deprecated_members(protocol::Object& members, const protocol::Shape& profile);

}  // namespace profiles::server::rules
