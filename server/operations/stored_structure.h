#pragma once

#include <string>
#include <string_view>

#include "protocol/model/shape.h"
#include "protocol/value.h"

/// Structures that a domain keeps and answers just as it was given them, such as Matching: the text
/// that is stored is the text that is answered, so that no answer has to take one apart.
namespace profiles::server::operations {

/// The text to store; `answered` is the output's member that will show it.
std::string to_stored(const protocol::Value& structure, const protocol::Member& answered);

/// Whether its member Enabled is true.
bool is_enabled(const std::string& stored);

/// The same structure with one member more, which it must not have; `value` is JSON.
std::string with_member(std::string stored, std::string_view name, std::string_view value);

}  // namespace profiles::server::operations
