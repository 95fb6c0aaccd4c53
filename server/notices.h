#pragma once

#include <cstdio>
#include <string_view>

#include "server/clock.h"
#include "server/log_format.h"

namespace profiles::server {

/// What the emulator says of itself, as opposed to of requests: a line each, in JSON as
/// `{"time":"2026-01-01T00:00:00Z","level":"info","message":"Ready: ..."}`.
class Notices {
public:
    /// The files are left open; `clock`, real time, outlives the notices.
    Notices(LogFormat format, const Clock& clock, std::FILE* out = stdout,
            std::FILE* errors = stderr)
        : format_(format), clock_(clock), out_(out), errors_(errors) {}

    /// What is as it should be, to `out`.
    void tell(std::string_view message) const;

    /// What goes wrong while the emulator goes on, to `errors`.
    void warn(std::string_view message) const;

    /// Why the emulator ends, to `errors`.
    void give_up(std::string_view reason) const;

private:
    void write(std::FILE* file, std::string_view level, std::string_view message,
               std::string_view text_prefix = "") const;

    LogFormat format_;
    const Clock& clock_;
    std::FILE* out_;
    std::FILE* errors_;
};

}  // namespace profiles::server
