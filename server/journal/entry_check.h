#pragma once

#include <vector>

#include "protocol/model/model.h"
#include "server/journal/differences.h"
#include "server/journal/expectation.h"
#include "server/journal/journal_entry.h"

namespace profiles::server {

/// Holds one entry after another against an expectation, whatever its `times`.
class EntryCheck {
public:
    /// Both outlive the check.
    EntryCheck(const Expectation& expectation, const protocol::Model& model);

    /// None when the entry is as expected. The bodies of different operations are not compared, and
    /// a body that was not kept differs as a whole, as `body`.
    std::vector<Difference> differences(const JournalEntry& entry) const;

    /// The entry is of the expected operation, or any operation will do.
    bool is_of_operation(const JournalEntry& entry) const;

    /// All but the body is as expected, and the body was not kept: the entry may be as expected.
    bool is_undecided(const JournalEntry& entry, const std::vector<Difference>& found) const;

private:
    std::vector<Difference> body_differences(const JournalEntry& entry) const;

    const Expectation& expectation_;
    const protocol::Operation* operation_;  // null when any will do
};

}  // namespace profiles::server
