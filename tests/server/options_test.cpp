#include "server/options.h"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace profiles::server;

namespace {

CommandLine parse(std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), "customer-profiles-local");
    return parse_command_line(static_cast<int>(arguments.size()), arguments.data());
}

/// An environment variable for the length of a test.
class Variable {
public:
    Variable(const char* name, const char* value) : name_(name) { setenv(name, value, 1); }
    ~Variable() { unsetenv(name_); }

private:
    const char* name_;
};

}  // namespace

TEST_CASE("Without arguments it serves the loopback on port 8208 from a file", "[options]") {
    const CommandLine command_line = parse({});
    const Options& options = command_line.options;
    CHECK_FALSE(command_line.exit_code);
    CHECK(options.host == "127.0.0.1");
    CHECK(options.port == 8208);
    CHECK(options.data == "customer-profiles-local.db");
    CHECK_FALSE(options.in_memory);
    CHECK(options.settings.default_account == "000000000000");
    CHECK(options.settings.default_region == "us-east-1");
    CHECK(options.settings.max_domains == 100);
    CHECK(options.auth == AuthMode::open);
    CHECK(options.log == LogFormat::text);
}

TEST_CASE("Every option can be given as a flag", "[options]") {
    const CommandLine command_line = parse({"--host",
                                            "::1",
                                            "--port",
                                            "0",
                                            "--port-file",
                                            "p",
                                            "--data",
                                            "f",
                                            "--in-memory",
                                            "--account",
                                            "123456789012",
                                            "--region",
                                            "eu-west-1",
                                            "--auth",
                                            "verify",
                                            "--credentials",
                                            "A:s",
                                            "--credentials",
                                            "B:t:token:with:colons",
                                            "--log",
                                            "json",
                                            "--max-domains",
                                            "0"});
    const Options& options = command_line.options;
    REQUIRE_FALSE(command_line.exit_code);
    CHECK(options.host == "::1");
    CHECK(options.port == 0);
    CHECK(options.port_file == "p");
    CHECK(options.data == "f");
    CHECK(options.in_memory);
    CHECK(options.settings.default_account == "123456789012");
    CHECK(options.settings.default_region == "eu-west-1");
    CHECK(options.settings.max_domains == 0);
    CHECK(options.auth == AuthMode::verify);
    CHECK(options.log == LogFormat::json);
    REQUIRE(options.credentials.size() == 2);
    CHECK(options.credentials[0].secret_access_key == "s");
    CHECK_FALSE(options.credentials[0].session_token);
    CHECK(options.credentials[1].session_token == "token:with:colons");
}

TEST_CASE("The environment sets what the flags leave open", "[options]") {
    const Variable port("CUSTOMER_PROFILES_PORT", "9000");
    const Variable memory("CUSTOMER_PROFILES_IN_MEMORY", "true");
    const Variable auth("CUSTOMER_PROFILES_AUTH", "verify");
    const Variable credentials("CUSTOMER_PROFILES_CREDENTIALS", "A:s,B:t");
    const Variable quota("CUSTOMER_PROFILES_MAX_DOMAINS", "7");
    CHECK(parse({}).options.port == 9000);
    CHECK(parse({}).options.in_memory);
    CHECK(parse({}).options.auth == AuthMode::verify);
    CHECK(parse({}).options.credentials.size() == 2);
    CHECK(parse({}).options.settings.max_domains == 7);
    CHECK(parse({"--port", "9001"}).options.port == 9001);
}

TEST_CASE("A health check asks where the options say that the emulator listens", "[options]") {
    const auto url = [](std::vector<const char*> arguments) {
        arguments.push_back("healthcheck");
        return parse(std::move(arguments)).healthcheck_url;
    };
    CHECK(url({}) == "http://127.0.0.1:8208");
    CHECK(url({"--host", "127.0.0.2", "--port", "9000"}) == "http://127.0.0.2:9000");
    CHECK(url({"--host", "0.0.0.0"}) == "http://127.0.0.1:8208");
    CHECK(url({"--host", "::"}) == "http://127.0.0.1:8208");
    CHECK(url({"--host", "::1", "--tls-self-signed"}) == "https://[::1]:8208");
    CHECK(url({"--tls-self-signed", "--tls-port", "9443"}) == "http://127.0.0.1:8208");
}

TEST_CASE("A value that cannot be refuses to start", "[options]") {
    const auto arguments = GENERATE(
        as<std::vector<const char*>>(), std::vector{"--port", "65536"}, std::vector{"--port", "x"},
        std::vector{"--port", "-1"}, std::vector{"--account", "12345678901"},
        std::vector{"--account", "12345678901a"}, std::vector{"--region", "US East"},
        std::vector{"--auth", "maybe"}, std::vector{"--auth", "verify"},
        std::vector{"--credentials", "A"}, std::vector{"--credentials", ":s"},
        std::vector{"--credentials", "A:"}, std::vector{"--credentials", "A:s:"},
        std::vector{"--log", "xml"}, std::vector{"--max-domains", "-1"}, std::vector{"--unknown"},
        std::vector{"--deterministic", "-1"}, std::vector{"--deterministic", "0x1"},
        std::vector{"--deterministic", "18446744073709551616"}, std::vector{"stray"});
    INFO(arguments[0]);
    const CommandLine command_line = parse(arguments);
    CHECK(command_line.exit_code.value_or(0) == 2);
    CHECK(command_line.refusal.ends_with(" (--help lists the options)"));
}

TEST_CASE("An empty variable does not open the control API that it was to close", "[options]") {
    const Variable token("CUSTOMER_PROFILES_CONTROL_TOKEN", "");
    CHECK(parse({}).refusal.starts_with("--control-token: its variable must not be empty ("));
    CHECK(parse({"--control-token", "sesame"}).options.control_token == "sesame");
}

TEST_CASE("Of what belongs to no option only the option is repeated", "[options]") {
    CHECK(parse({"--credential", "A:secret"})
              .refusal.starts_with("there is no option --credential ("));
    CHECK(parse({"--token=secret"}).refusal.starts_with("there is no option --token ("));
    CHECK(parse({"A:secret"}).refusal.starts_with("there is an argument that no option takes ("));
}

TEST_CASE("A refusal is logged in the format that was asked for beside it", "[options]") {
    CHECK(parse({"--port", "x"}).options.log == LogFormat::text);
    CHECK(parse({"--port", "x", "--log", "json"}).options.log == LogFormat::json);
    CHECK(parse({"--log", "json", "--unknown"}).options.log == LogFormat::json);
    CHECK(parse({"--log", "xml"}).options.log == LogFormat::text);
    const Variable log("CUSTOMER_PROFILES_LOG", "json");
    CHECK(parse({"--auth", "verify"}).options.log == LogFormat::json);
}
