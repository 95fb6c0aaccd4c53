#include "server/journal/entry_check.h"

#include <algorithm>
#include <iterator>

#include "protocol/redact.h"

namespace profiles::server {
namespace {

using protocol::Value;

template <typename Expected, typename Actual>
void compare(std::string_view path, const std::optional<Expected>& expected, const Actual& actual,
             std::vector<Difference>& found) {
    if (expected && *expected != actual) {
        found.push_back({std::string(path), Value(*expected), Value(actual)});
    }
}

}  // namespace

EntryCheck::EntryCheck(const Expectation& expectation, const protocol::Model& model)
    : expectation_(expectation),
      operation_(expectation.operation ? model.find_operation(*expectation.operation) : nullptr) {}

std::vector<Difference> EntryCheck::differences(const JournalEntry& entry) const {
    std::vector<Difference> found;
    compare("operation", expectation_.operation, entry.operation, found);
    compare("domain", expectation_.domain, entry.domain, found);
    compare("account", expectation_.account, entry.account, found);
    compare("region", expectation_.region, entry.region, found);
    compare("status", expectation_.status, std::int64_t{entry.status}, found);
    compare("error", expectation_.error, entry.error_type, found);
    if (expectation_.body && is_of_operation(entry)) {
        std::ranges::move(body_differences(entry), std::back_inserter(found));
    }
    return found;
}

bool EntryCheck::is_of_operation(const JournalEntry& entry) const {
    return operation_ == nullptr || operation_->name == entry.operation;
}

bool EntryCheck::is_undecided(const JournalEntry& entry,
                              const std::vector<Difference>& found) const {
    return entry.truncated && expectation_.body && is_of_operation(entry) && found.size() == 1;
}

std::vector<Difference> EntryCheck::body_differences(const JournalEntry& entry) const {
    const protocol::Shape& shape = *operation_->input;
    if (entry.truncated) {
        return {{"body", protocol::redacted(*expectation_.body, shape), std::nullopt}};
    }
    return server::differences(*expectation_.body, entry.input.decoded(shape), shape);
}

}  // namespace profiles::server
