#include <fmt/format.h>

#include "server/clock.h"
#include "server/free_memory.h"
#include "server/healthcheck.h"
#include "server/hidden_arguments.h"
#include "server/notices.h"
#include "server/options.h"
#include "server/print_env.h"
#include "server/self_contained.h"
#include "server/serve.h"

namespace {

using profiles::server::Command;
using profiles::server::CommandLine;
using profiles::server::Notices;

constexpr int kCannotStart = 1;

int run(const CommandLine& command_line, const Notices& notices) {
    if (!command_line.refusal.empty()) {
        notices.give_up(command_line.refusal);
    }
    if (command_line.exit_code) {
        return *command_line.exit_code;
    }
    switch (command_line.command) {
        case Command::healthcheck:
            return profiles::server::run_healthcheck(command_line.healthcheck_url);
        case Command::print_env:
            fmt::print("{}", profiles::server::environment_lines(command_line.options));
            return 0;
        case Command::serve:
            break;
    }
    profiles::server::serve(command_line.options, notices);
    return 0;
}

}  // namespace

int main(int count, char** values) {
    profiles::server::stay_self_contained();
    profiles::server::return_large_blocks();
    const CommandLine command_line = profiles::server::parse_command_line(count, values);
    profiles::server::hide_secrets(count, values, command_line.options);
    const profiles::server::SystemClock clock;
    const Notices notices(command_line.options.log, clock);
    try {
        return run(command_line, notices);
    } catch (const std::exception& error) {
        notices.give_up(error.what());
        return kCannotStart;
    }
}
