#pragma once

#include <string>

#include "protocol/value.h"
#include "server/journal/journal_entry.h"
#include "tests/support/case_members.h"

namespace profiles::tests {

/// An entry as test cases write it: {"operation", "domain", "account", "region", "status", "error",
/// "input"}, or "input_bytes" for an input of about that size.
inline server::JournalEntry entry_of(const protocol::Object& row) {
    server::JournalEntry entry;
    entry.operation = text_in(row, "operation");
    entry.domain = text_in(row, "domain");
    entry.caller.scope = {text_in(row, "account", "000000000000"),
                          text_in(row, "region", "us-east-1")};
    entry.status = static_cast<int>(integer_in(row, "status", 200));
    entry.error_type = text_in(row, "error");
    if (const auto* input = row.find("input")) {
        entry.input.bound = input->as_object();
    }
    if (const auto* bytes = row.find("input_bytes")) {
        const auto count = static_cast<std::size_t>(bytes->as_integer());
        entry.input.bound.add("DomainName", std::string(count, 'x'));
    }
    return entry;
}

}  // namespace profiles::tests
