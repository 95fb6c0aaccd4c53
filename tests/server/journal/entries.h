#pragma once

#include <string>

#include "protocol/json/write.h"
#include "server/journal/journal_entry.h"
#include "tests/support/case_members.h"

namespace profiles::tests {

/// An entry as test cases write it: {"operation", "domain", "account", "region", "status", "error",
/// "input"}, or "input_bytes" for an input of about that size.
class WrittenEntry {
public:
    explicit WrittenEntry(const protocol::Object& row)
        : operation_(text_in(row, "operation")),
          domain_(text_in(row, "domain")),
          account_(text_in(row, "account", "000000000000")),
          region_(text_in(row, "region", "us-east-1")),
          error_(text_in(row, "error")),
          status_(static_cast<int>(integer_in(row, "status", 200))) {
        if (const auto* input = row.find("input")) {
            bound_ = protocol::json::write(*input);
        }
        if (const auto* bytes = row.find("input_bytes")) {
            const auto count = static_cast<std::size_t>(bytes->as_integer());
            bound_ =
                protocol::json::write(protocol::Object{{"DomainName", std::string(count, 'x')}});
        }
    }

    /// Looks into this.
    server::JournalEntry entry() const {
        server::JournalEntry entry;
        entry.operation = operation_;
        entry.domain = domain_;
        entry.account = account_;
        entry.region = region_;
        entry.status = status_;
        entry.error_type = error_;
        entry.input.bound = bound_;
        return entry;
    }

private:
    std::string operation_;
    std::string domain_;
    std::string account_;
    std::string region_;
    std::string error_;
    int status_;
    std::string bound_;
};

}  // namespace profiles::tests
