#pragma once

#include <string>

#include "protocol/value.h"
#include "server/operations/operation_table.h"
#include "storage/domains.h"
#include "storage/profiles.h"

/// What requests name, found or refused.
namespace profiles::server::operations {

/// The domain that the member DomainName names. Throws ServiceError (404).
storage::Domain find_domain(const OperationContext& context, const protocol::Object& input);

/// The profile in that domain that the member ProfileId names. Throws ServiceError (404).
storage::Profile find_profile(const OperationContext& context, const storage::Domain& domain,
                              const protocol::Object& input);

}  // namespace profiles::server::operations
