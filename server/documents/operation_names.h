#pragma once

#include <string>
#include <string_view>

#include "protocol/model/model.h"
#include "server/documents/strict_object.h"

namespace profiles::server {

/// The operation of that name. Throws DocumentError that says where the name was given, `place`,
/// and suggests the operation whose name is nearest to it.
const protocol::Operation& operation_named(const std::string& name, std::string_view place,
                                           const protocol::Model& model);

/// The operation that the member `name` of a document names. Throws DocumentError likewise.
const protocol::Operation& operation_named_in(const StrictObject& object, std::string_view name,
                                              const protocol::Model& model);

}  // namespace profiles::server
