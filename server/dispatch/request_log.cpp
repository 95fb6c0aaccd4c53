#include "server/dispatch/request_log.h"

#include <fmt/compile.h>

#include <algorithm>

#include "protocol/json/write.h"
#include "protocol/timestamp.h"

namespace profiles::server {
namespace {

using protocol::Object;

/// Text of a client cannot end the line or pass for another field.
std::string field_value(std::string_view text) {
    const auto is_plain = [](char c) {
        return c > ' ' && c < '\x7f' && c != '"' && c != '=' && c != '\\';
    };
    return !text.empty() && std::ranges::all_of(text, is_plain) ? std::string(text)
                                                                : protocol::json::write(text);
}

std::string text_line(const JournalEntry& entry) {
    fmt::memory_buffer line;
    const auto end = fmt::appender(line);
    fmt::format_to(end, FMT_COMPILE("{} {} {}"), protocol::format_date_time(entry.time),
                   entry.status, entry.operation.empty() ? std::string_view("-") : entry.operation);
    if (!entry.error_type.empty()) {
        fmt::format_to(end, FMT_COMPILE(" error={}"), entry.error_type);
    }
    if (!entry.domain.empty()) {
        fmt::format_to(end, FMT_COMPILE(" domain={}"), field_value(entry.domain));
    }
    fmt::format_to(end, FMT_COMPILE(" account={} region={} signature={} us={} id={}"),
                   field_value(entry.caller.scope.account), field_value(entry.caller.scope.region),
                   name_of(entry.caller.verdict), entry.duration.count(), entry.id);
    return fmt::to_string(line);
}

std::string json_line(const JournalEntry& entry) {
    Object line{{"time", protocol::format_date_time(entry.time)},
                {"id", entry.id},
                {"operation", entry.operation},
                {"domain", entry.domain},
                {"status", entry.status},
                {"error", entry.error_type},
                {"duration_us", entry.duration.count()},
                {"account", entry.caller.scope.account},
                {"region", entry.caller.scope.region},
                {"signature", name_of(entry.caller.verdict)}};
    return protocol::json::write(line);
}

}  // namespace

void RequestLog::write(const JournalEntry& entry) {
    write_line(format_ == LogFormat::json ? json_line(entry) : text_line(entry));
}

void RequestLog::write_failure(const JournalEntry& entry, std::string_view what) {
    if (format_ == LogFormat::json) {
        write_line(protocol::json::write(Object{{"time", protocol::format_date_time(entry.time)},
                                                {"level", "error"},
                                                {"message", what},
                                                {"id", entry.id}}));
    } else {
        write_line(fmt::format("{} failure {} id={}", protocol::format_date_time(entry.time),
                               field_value(what), entry.id));
    }
}

void RequestLog::flush() {
    std::fflush(out_);
}

void RequestLog::write_line(std::string line) {
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), out_);
}

}  // namespace profiles::server
