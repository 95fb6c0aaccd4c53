#include "server/operations/lookup.h"

#include <utility>

#include "server/errors/domains.h"
#include "server/errors/profiles.h"

namespace profiles::server::operations {

storage::Domain find_domain(const OperationContext& context, const protocol::Object& input) {
    const std::string& name = input.at("DomainName").as_string();
    auto domain = context.store().domains.find(context.scope, name);
    if (!domain) {
        throw errors::domain_not_found(name, context.scope.account);
    }
    return std::move(*domain);
}

storage::Profile find_profile(const OperationContext& context, const storage::Domain& domain,
                              const protocol::Object& input) {
    const std::string& profile_id = input.at("ProfileId").as_string();
    auto profile = context.store().profiles.find(domain.id, profile_id, context.now());
    if (!profile) {
        throw errors::profile_not_found(profile_id, domain.name);
    }
    return std::move(*profile);
}

}  // namespace profiles::server::operations
