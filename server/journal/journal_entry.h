#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "protocol/model/model.h"
#include "protocol/value.h"
#include "server/caller.h"
#include "server/clock.h"
#include "server/journal/recorded_input.h"
#include "server/journal/retry_attempt.h"

namespace profiles::server {

/// What an entry says in numbers.
struct EntryFacts {
    Timestamp time;
    SignatureVerdict verdict = SignatureVerdict::unsigned_request;
    std::optional<RetryAttempt> retry;
    int status = 0;
    std::chrono::microseconds duration{0};
    bool fault = false;  ///< a fault rule had a hand in the answer
    std::size_t request_bytes = 0;
    std::size_t response_bytes = 0;

    // What follows is the journal's.
    bool truncated = false;  ///< input and output were too large to be kept
    std::uint64_t sequence = 0;
};

/// A request and its answer, in texts that others keep. Holds secrets: only `to_value` shows it.
struct JournalEntry : EntryFacts {
    std::string_view id = {};         ///< the request id that the client got
    std::string_view operation = {};  ///< empty when no operation has the request's method and path
    std::string_view domain = {};
    std::string_view account = {};
    std::string_view region = {};
    std::string_view user_agent = {};
    std::string_view method = {};
    std::string_view target = {};
    std::string_view error_type = {};
    std::string_view error_message = {};
    RecordedInput input = {};      ///< empty when it could not be decoded
    std::string_view output = {};  ///< the body of a success, as it was sent
};

/// What people may see of an entry:
///
///     {"id": "...", "time": "2026-01-01T00:00:00Z", "operation": "UpdateDomain", "domain": "d",
///      "account": "000000000000", "region": "us-east-1", "signature": "not-checked",
///      "user_agent": "...", "retry": {"attempt": 2, "max": 3}, "method": "PUT",
///      "target": "/domains/d", "status": 400, "error": {"type": "...", "message": "..."},
///      "duration_us": 120, "fault": false, "truncated": false, "request_bytes": 42,
///      "response_bytes": 200, "input": {...}, "output": {...}}
///
/// `time` is a date-time, timestamps in input and output are epoch seconds, `signature` is one of
/// unsigned, not-checked, valid and refused. What the model marks sensitive is `***`. Left out are:
/// `operation`, `domain`, `user_agent`, `retry` and its `max` when there is none, `error` of a
/// success, `output` of an error, and both bodies when they are truncated or the operation is
/// unknown.
protocol::Object to_value(const JournalEntry& entry, const protocol::Model& model);

}  // namespace profiles::server
