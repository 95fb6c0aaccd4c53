#pragma once

#include <fmt/format.h>

#include <optional>
#include <string>

#include "server/faults/fault.h"

namespace profiles::tests {

/// A fault as test cases write it: `5 ms 429 ThrottlingException Message=Rate exceeded`, `drop`,
/// `0 ms`, or `-` for none.
inline std::string text_of(const std::optional<server::Fault>& fault) {
    if (!fault) {
        return "-";
    }
    const bool only_late = !fault->has_error && !fault->drop;
    std::string text;
    if (only_late || fault->latency.count() > 0) {
        text = fmt::format("{} ms", fault->latency.count());
    }
    const std::string_view space = text.empty() ? "" : " ";
    if (fault->drop) {
        text += fmt::format("{}drop", space);
    }
    if (fault->has_error) {
        text += fmt::format("{}{} {} {}={}", space, fault->status, fault->type,
                            fault->modeled ? "Message" : "message", fault->message);
    }
    return text;
}

}  // namespace profiles::tests
