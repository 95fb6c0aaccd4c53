#pragma once

#include "server/operations/operation_table.h"

namespace profiles::server::operations {

protocol::Object tag_resource(const OperationContext& context, const protocol::Object& input);
protocol::Object untag_resource(const OperationContext& context, const protocol::Object& input);
protocol::Object list_tags_for_resource(const OperationContext& context,
                                        const protocol::Object& input);

}  // namespace profiles::server::operations
