#pragma once

#include "server/operations/operation_table.h"

namespace profiles::server::operations {

protocol::Object create_domain(const OperationContext& context, const protocol::Object& input);
protocol::Object get_domain(const OperationContext& context, const protocol::Object& input);
protocol::Object update_domain(const OperationContext& context, const protocol::Object& input);
protocol::Object delete_domain(const OperationContext& context, const protocol::Object& input);
protocol::Object list_domains(const OperationContext& context, const protocol::Object& input);

}  // namespace profiles::server::operations
