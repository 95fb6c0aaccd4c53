#pragma once

#include "server/operations/operation_table.h"

namespace profiles::server::operations {

protocol::Object add_profile_key(const OperationContext& context, const protocol::Object& input);
protocol::Object delete_profile_key(const OperationContext& context, const protocol::Object& input);
protocol::Object search_profiles(const OperationContext& context, const protocol::Object& input);

}  // namespace profiles::server::operations
