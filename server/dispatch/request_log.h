#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "server/journal/journal_entry.h"
#include "server/log_format.h"

namespace profiles::server {

/// Writes one structured line a request, and what went wrong inside the emulator. Never a body, a
/// signature or a secret. The lines are gathered until the log is flushed.
class RequestLog {
public:
    /// `out` is left open.
    RequestLog(std::FILE* out, LogFormat format) : out_(out), format_(format) {}

    void write(const JournalEntry& entry);

    /// A failure that is nobody's but the emulator's, in full, under the request's id.
    void write_failure(Timestamp time, std::string_view id, std::string_view what);

    void flush();

private:
    std::FILE* out_;
    LogFormat format_;
    std::string lines_;
};

}  // namespace profiles::server
