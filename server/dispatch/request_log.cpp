#include "server/dispatch/request_log.h"

#include <fmt/format.h>

#include <algorithm>

#include "protocol/json/write.h"
#include "protocol/timestamp.h"

namespace profiles::server {
namespace {

using protocol::Object;

/// Text of a client cannot end the line or pass for another field.
void append_value(std::string& line, std::string_view text) {
    const auto is_plain = [](char c) {
        return c > ' ' && c < '\x7f' && c != '"' && c != '=' && c != '\\';
    };
    if (!text.empty() && std::ranges::all_of(text, is_plain)) {
        line += text;
    } else {
        line += protocol::json::write(text);
    }
}

void append_number(std::string& line, std::int64_t number) {
    const fmt::format_int digits(number);
    line.append(digits.data(), digits.size());
}

void append_text_line(std::string& lines, const JournalEntry& entry) {
    lines.append(protocol::format_date_time(entry.time)).append(" ");
    append_number(lines, entry.status);
    lines.append(" ").append(entry.operation.empty() ? "-" : entry.operation);
    if (!entry.error_type.empty()) {
        lines.append(" error=").append(entry.error_type);
    }
    if (!entry.domain.empty()) {
        append_value(lines.append(" domain="), entry.domain);
    }
    append_value(lines.append(" account="), entry.account);
    append_value(lines.append(" region="), entry.region);
    lines.append(" signature=").append(name_of(entry.verdict)).append(" us=");
    append_number(lines, entry.duration.count());
    lines.append(" id=").append(entry.id);
}

std::string json_line(const JournalEntry& entry) {
    Object line{{"time", protocol::format_date_time(entry.time)},
                {"id", entry.id},
                {"operation", entry.operation},
                {"domain", entry.domain},
                {"status", entry.status},
                {"error", entry.error_type},
                {"duration_us", entry.duration.count()},
                {"account", entry.account},
                {"region", entry.region},
                {"signature", name_of(entry.verdict)}};
    return protocol::json::write(line);
}

}  // namespace

void RequestLog::write(const JournalEntry& entry) {
    if (format_ == LogFormat::json) {
        lines_ += json_line(entry);
    } else {
        append_text_line(lines_, entry);
    }
    lines_ += '\n';
}

void RequestLog::write_failure(Timestamp time, std::string_view id, std::string_view what) {
    if (format_ == LogFormat::json) {
        lines_ += protocol::json::write(Object{{"time", protocol::format_date_time(time)},
                                               {"level", "error"},
                                               {"message", what},
                                               {"id", id}});
    } else {
        lines_.append(protocol::format_date_time(time)).append(" failure ");
        append_value(lines_, what);
        lines_.append(" id=").append(id);
    }
    lines_ += '\n';
}

void RequestLog::flush() {
    std::fwrite(lines_.data(), 1, lines_.size(), out_);
    std::fflush(out_);
    lines_.clear();
}

}  // namespace profiles::server
