#include "server/hidden_arguments.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace profiles::tests {
namespace {

/// What the arguments look like once the secrets that were read from them are hidden.
std::vector<std::string> hidden(std::vector<std::string> arguments) {
    std::vector<char*> values;
    for (std::string& argument : arguments) {
        values.push_back(argument.data());
    }
    const int count = static_cast<int>(values.size());
    const auto command_line = server::parse_command_line(count, values.data());
    REQUIRE(command_line.refusal.empty());
    server::hide_secrets(count, values.data(), command_line.options);
    return arguments;
}

}  // namespace

TEST_CASE("Secrets cannot be read from the list of processes", "[options]") {
    using Arguments = std::vector<std::string>;
    CHECK(hidden({"emulator", "--auth", "verify", "--credentials", "AKID:secret"}) ==
          Arguments{"emulator", "--auth", "verify", "--credentials", "AKID:******"});
    CHECK(hidden({"emulator", "--credentials=AKID:secret:token", "--port=0"}) ==
          Arguments{"emulator", "--credentials=AKID:******:*****", "--port=0"});
    CHECK(hidden({"emulator", "--credentials", "A:one,B:twice", "--credentials", "C:one+more"}) ==
          Arguments{"emulator", "--credentials", "A:***,B:*****", "--credentials", "C:********"});
    CHECK(hidden({"emulator", "--control-token", "sesame"}) ==
          Arguments{"emulator", "--control-token", "******"});
}

TEST_CASE("Where there is no secret the arguments stay as they are", "[options]") {
    const std::vector<std::string> arguments{"emulator", "--in-memory", "--data", "a.db"};
    CHECK(hidden(arguments) == arguments);
}

}  // namespace profiles::tests
