#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "protocol/model/model.h"
#include "protocol/value.h"
#include "server/journal/differences.h"
#include "server/journal/expectation.h"
#include "server/journal/journal.h"

namespace profiles::server {

/// An entry that explains why an expectation is not met. Good until the journal changes.
struct NearMiss {
    JournalEntry entry;
    std::vector<Difference> differences;
};

struct Verification {
    bool satisfied = false;
    std::int64_t matched = 0;
    std::string expected;           ///< how often it should have been: "exactly 1"
    std::vector<NearMiss> nearest;  ///< at most three; none when satisfied
    std::uint64_t dropped = 0;
    std::string note;  ///< why the verdict may be wrong; empty when it is certain
};

/// Checks an expectation against what the journal holds. When too few requests match, the nearest
/// are those with the fewest differences, of the expected operation if there are such; when too
/// many match, they are the latest ones that do.
Verification verify(const Journal& journal, const Expectation& expectation,
                    const protocol::Model& model);

/// {"satisfied": false, "matched": 0, "expected": "exactly 1",
///  "nearest": [{"request": <entry>, "differences": [{"path", "expected"?, "actual"?}]}],
///  "dropped": 0, "note"?: "..."}
///
/// `path` in a difference is a member of the input (`Matching.JobSchedule.Time`) or, in lower case,
/// one of operation, domain, account, region, status, error and body (of a request that was too
/// large to keep it).
protocol::Object to_value(const Verification& verification, const protocol::Model& model);

}  // namespace profiles::server
