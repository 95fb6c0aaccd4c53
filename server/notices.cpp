#include "server/notices.h"

#include <fmt/format.h>

#include "protocol/json/write.h"
#include "protocol/timestamp.h"

namespace profiles::server {
namespace {

std::string json_line(Timestamp time, std::string_view level, std::string_view message) {
    const protocol::Object line{
        {"time", protocol::format_date_time(time)}, {"level", level}, {"message", message}};
    return protocol::json::write(line);
}

}  // namespace

void Notices::tell(std::string_view message) const {
    write(out_, "info", message);
}

void Notices::warn(std::string_view message) const {
    write(errors_, "warning", message);
}

/// Whoever reads it in a terminal has to know which of their programs it was.
void Notices::give_up(std::string_view reason) const {
    write(errors_, "error", reason, "customer-profiles-local: ");
}

void Notices::write(std::FILE* file, std::string_view level, std::string_view message,
                    std::string_view text_prefix) const {
    const std::string line = format_ == LogFormat::json ? json_line(clock_.now(), level, message)
                                                        : fmt::format("{}{}", text_prefix, message);
    // Where nobody reads them any more, or the disk is full, there is nobody to be told.
    std::fwrite(line.data(), 1, line.size(), file);
    std::fputc('\n', file);
    std::fflush(file);
}

}  // namespace profiles::server
