#include "server/operations/tags.h"

#include "server/errors/domains.h"
#include "server/errors/tags.h"
#include "server/operations/tagging.h"
#include "server/rules/resource_arn.h"

namespace profiles::server::operations {
namespace {

using protocol::Object;

/// A resource as its tags are stored: the domain, and what inside it, empty for itself.
struct TaggedResource {
    std::int64_t domain_id;
    std::string inside;
};

/// What can have tags inside a domain and exists. No family of such resources is built yet.
bool exists_inside_domain(const storage::Domain& /*domain*/, std::string_view inside) {
    return inside.empty();
}

TaggedResource find_resource(const OperationContext& context, const Object& input) {
    const std::string& text = input.at("resourceArn").as_string();
    const auto arn = rules::ResourceArn::parse(text);
    if (!arn) {
        throw errors::malformed_resource_arn(text);
    }
    // Terraform with skip_requesting_account_id does not know its account and leaves it out.
    if (!arn->account.empty() && arn->account != context.scope.account) {
        throw errors::resource_arn_of_another_account(text, context.scope.account);
    }
    if (arn->region != context.scope.region) {
        throw errors::resource_arn_of_another_region(text, context.scope.region);
    }
    const auto domain = context.store().domains.find(context.scope, arn->domain);
    if (!domain) {
        throw errors::domain_not_found(arn->domain, context.scope.account);
    }
    if (!exists_inside_domain(*domain, arn->inside)) {
        throw errors::resource_of_arn_not_found(text);
    }
    return {domain->id, arn->inside};
}

}  // namespace

Object tag_resource(const OperationContext& context, const Object& input) {
    const auto [domain_id, inside] = find_resource(context, input);
    merge_tags(context.store().tags, domain_id, inside, tags_from(input.at("tags")));
    return {};
}

/// A key that the resource does not have is no error (inferred: none is documented).
Object untag_resource(const OperationContext& context, const Object& input) {
    const auto [domain_id, inside] = find_resource(context, input);
    std::vector<std::string> keys;
    for (const auto& key : input.at("tagKeys").as_list()) {
        keys.push_back(key.as_string());
    }
    context.store().tags.remove(domain_id, inside, keys);
    return {};
}

Object list_tags_for_resource(const OperationContext& context, const Object& input) {
    const auto [domain_id, inside] = find_resource(context, input);
    return {{"tags", to_value(context.store().tags.of(domain_id, inside))}};
}

}  // namespace profiles::server::operations
