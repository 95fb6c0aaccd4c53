#pragma once

#include <string>

#include "protocol/value.h"
#include "server/journal/journal_entry.h"

namespace profiles::tests {

/// A member of a test case, or what stands for it when it is not there.
inline std::string text_in(const protocol::Object& row, std::string_view name,
                           std::string_view otherwise = "") {
    const auto* value = row.find(name);
    return value == nullptr ? std::string(otherwise) : value->as_string();
}

inline std::int64_t integer_in(const protocol::Object& row, std::string_view name,
                               std::int64_t otherwise) {
    const auto* value = row.find(name);
    return value == nullptr ? otherwise : value->as_integer();
}

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
