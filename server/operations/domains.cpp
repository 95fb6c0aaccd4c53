#include "server/operations/domains.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "server/errors/domains.h"
#include "server/operations/lookup.h"
#include "server/operations/page.h"
#include "server/operations/stored_structure.h"
#include "server/operations/tagging.h"
#include "server/rules/dead_letter_queue.h"
#include "server/rules/rule_based_matching_status.h"
#include "server/rules/rule_levels.h"

namespace profiles::server::operations {
namespace {

using protocol::EncodedJson;
using protocol::List;
using protocol::Object;
using protocol::Value;
using storage::Domain;

/// Where the tags of the domain itself are kept, as opposed to those of what is inside it.
constexpr std::string_view kDomainItself = "";

/// How many members the answer of an operation has at most.
constexpr std::size_t kDescribedMembers = 11;

/// Page size when the request names none. AWS's is not documented, and a client that follows the
/// tokens cannot tell.
constexpr std::int64_t kDomainsOnAPage = 100;

// ---- what a request asks for ----

/// What the model cannot say about the members of a CreateDomain or UpdateDomain.
void check_configuration(const OperationContext& context, const Object& input) {
    const Value* queue = input.find("DeadLetterQueueUrl");
    if (queue && !rules::may_be_dead_letter_queue(queue->as_string(), context.scope.account,
                                                  context.scope.region)) {
        throw errors::queue_of_another_account();
    }
    if (const Value* rule_based_matching = input.find("RuleBasedMatching")) {
        rules::check_rule_levels(rule_based_matching->as_object());
    }
}

void check_quota(const OperationContext& context) {
    const std::int64_t quota = context.environment.settings.max_domains;
    if (quota > 0 && context.store().domains.count(context.scope) >= quota) {
        throw errors::too_many_domains(quota);
    }
}

/// A given text is stored, an empty one clears what was stored, an absent one changes nothing
/// (documented for the two members that this is used for).
void assign_text(std::optional<std::string>& stored, const Value* given) {
    if (given != nullptr) {
        stored = given->as_string().empty() ? std::nullopt : std::optional(given->as_string());
    }
}

/// A given structure replaces the stored one as a whole (observed in part), an absent one changes
/// nothing.
void assign_structure(std::optional<std::string>& stored, const Value* given,
                      const protocol::Member& answered) {
    if (given != nullptr) {
        stored = to_stored(*given, answered);
    }
}

void assign_configuration(Domain& domain, const Object& input, const protocol::Model& model) {
    if (const Value* days = input.find("DefaultExpirationDays")) {
        domain.default_expiration_days = days->as_integer();
    }
    assign_text(domain.default_encryption_key, input.find("DefaultEncryptionKey"));
    assign_text(domain.dead_letter_queue_url, input.find("DeadLetterQueueUrl"));
    const protocol::Shape& answer = *model.find_operation("GetDomain")->output;
    assign_structure(domain.matching, input.find("Matching"), *answer.find("Matching"));
    assign_structure(domain.rule_based_matching, input.find("RuleBasedMatching"),
                     *answer.find("RuleBasedMatching"));
    assign_structure(domain.data_store, input.find("DataStore"), *answer.find("DataStore"));
}

// ---- what an answer says ----

/// Rules that are switched off have no status.
EncodedJson describe_rule_based_matching(std::string stored, std::optional<Timestamp> changed_at,
                                         Timestamp now) {
    if (!is_enabled(stored)) {
        return {std::move(stored)};
    }
    const auto status = rules::rule_based_matching_status(changed_at, now);
    return {
        with_member(std::move(stored), "Status", fmt::format("\"{}\"", rules::name_of(status)))};
}

bool are_rules_in_evaluation(const Domain& domain, Timestamp now) {
    using rules::RuleBasedMatchingStatus;
    return domain.rule_based_matching &&
           rules::rule_based_matching_status(domain.rule_based_matching_changed_at, now) ==
               RuleBasedMatchingStatus::in_progress &&
           is_enabled(*domain.rule_based_matching);
}

/// A data store that is switched on is ready at once: there is nothing to fill it with.
EncodedJson describe_data_store(std::string stored) {
    return {is_enabled(stored)
                ? with_member(std::move(stored), "Readiness", R"({"ProgressPercentage":100})")
                : std::move(stored)};
}

Object describe(Domain domain, const storage::TagMap& tags, Timestamp now) {
    Object answer;
    answer.reserve(kDescribedMembers);
    answer.add("DomainName", std::move(domain.name));
    answer.add("DefaultExpirationDays", domain.default_expiration_days);
    answer.add("CreatedAt", domain.created_at);
    answer.add("LastUpdatedAt", domain.last_updated_at);
    answer.add("Tags", to_value(tags));
    if (domain.default_encryption_key) {
        answer.add("DefaultEncryptionKey", std::move(*domain.default_encryption_key));
    }
    if (domain.dead_letter_queue_url) {
        answer.add("DeadLetterQueueUrl", std::move(*domain.dead_letter_queue_url));
    }
    if (domain.matching) {
        answer.add("Matching", EncodedJson{std::move(*domain.matching)});
    }
    if (domain.rule_based_matching) {
        answer.add("RuleBasedMatching",
                   describe_rule_based_matching(std::move(*domain.rule_based_matching),
                                                domain.rule_based_matching_changed_at, now));
    }
    if (domain.data_store) {
        answer.add("DataStore", describe_data_store(std::move(*domain.data_store)));
    }
    return answer;
}

/// A profile meters as one, and as one more for each further 100 objects (documented). Objects are
/// not built yet, so there are none to count or to measure.
Object describe_stats(std::int64_t profiles) {
    Object stats;
    stats.add("ProfileCount", profiles);
    stats.add("MeteringProfileCount", profiles);
    stats.add("ObjectCount", 0);
    stats.add("TotalSize", 0);
    return stats;
}

Object describe_item(const Domain& domain, const storage::TagMap& tags) {
    return {{"DomainName", domain.name},
            {"CreatedAt", domain.created_at},
            {"LastUpdatedAt", domain.last_updated_at},
            {"Tags", to_value(tags)}};
}

}  // namespace

Object create_domain(const OperationContext& context, const Object& input) {
    Domain domain;
    domain.name = input.at("DomainName").as_string();
    if (context.store().domains.find(context.scope, domain.name)) {
        throw errors::domain_already_exists(domain.name);
    }
    check_configuration(context, input);
    check_quota(context);
    assign_configuration(domain, input, context.model);
    domain.created_at = domain.last_updated_at = context.now();
    domain.id = context.store().domains.insert(context.scope, domain);
    storage::TagMap tags;
    if (const Value* given = input.find("Tags")) {
        tags = merge_tags(context.store().tags, domain.id, kDomainItself, tags_from(*given));
    }
    const Timestamp now = domain.created_at;
    return describe(std::move(domain), tags, now);
}

Object get_domain(const OperationContext& context, const Object& input) {
    Domain domain = find_domain(context, input);
    const Timestamp now = context.now();
    const auto tags = context.store().tags.of(domain.id, kDomainItself);
    const auto profiles = context.store().profiles.count(domain.id, now);
    Object answer = describe(std::move(domain), tags, now);
    answer.add("Stats", describe_stats(profiles));
    return answer;
}

Object update_domain(const OperationContext& context, const Object& input) {
    Domain domain = find_domain(context, input);
    check_configuration(context, input);
    const Timestamp now = context.now();
    if (input.has("RuleBasedMatching")) {
        if (are_rules_in_evaluation(domain, now)) {
            throw errors::rules_in_evaluation(domain.name);
        }
        domain.rule_based_matching_changed_at = now;
    }
    assign_configuration(domain, input, context.model);
    // Strictly later, even where the clock stood still or was set back.
    domain.last_updated_at = std::max(now, domain.last_updated_at + std::chrono::milliseconds(1));
    // The tags first: there may be too many of them, and nothing may have changed then.
    const Value* given = input.find("Tags");
    const auto tags =
        given ? merge_tags(context.store().tags, domain.id, kDomainItself, tags_from(*given))
              : context.store().tags.of(domain.id, kDomainItself);
    context.store().domains.update(domain);
    return describe(std::move(domain), tags, now);
}

Object delete_domain(const OperationContext& context, const Object& input) {
    const Domain domain = find_domain(context, input);
    context.store().domains.remove(domain.id);
    return {{"Message", "Domain Deleted"}};
}

Object list_domains(const OperationContext& context, const Object& input) {
    const Listing listing{"ListDomains", context.scope};
    const Page page(context, listing, input, kDomainsOnAPage);
    auto domains = context.store().domains.page(context.scope, page.after(), page.limit());
    const bool has_more = page.cut(domains);
    List items;
    for (const Domain& domain : domains) {
        items.push_back(describe_item(domain, context.store().tags.of(domain.id, kDomainItself)));
    }
    Object answer{{"Items", std::move(items)}};
    if (has_more) {
        answer.add("NextToken", page.token(domains.back().name));
    }
    return answer;
}

}  // namespace profiles::server::operations
