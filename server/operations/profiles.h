#pragma once

#include "server/operations/operation_table.h"
#include "storage/profiles.h"

namespace profiles::server::operations {

protocol::Object create_profile(const OperationContext& context, const protocol::Object& input);
protocol::Object update_profile(const OperationContext& context, const protocol::Object& input);
protocol::Object delete_profile(const OperationContext& context, const protocol::Object& input);
protocol::Object batch_get_profile(const OperationContext& context, const protocol::Object& input);

/// A profile as answers show it: the structure Profile.
protocol::Object describe_profile(const OperationContext& context, const storage::Profile& profile);

}  // namespace profiles::server::operations
