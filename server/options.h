#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "protocol/sigv4/credentials.h"
#include "server/log_format.h"
#include "server/settings.h"

namespace profiles::server {

enum class AuthMode { open, verify };

/// What the command line and the environment say.
struct Options {
    // where it listens
    std::string host = "127.0.0.1";
    std::uint16_t port = 8208;
    std::string port_file;
    std::string tls_certificate;
    std::string tls_key;
    bool tls_self_signed = false;
    std::string ca_file;
    std::optional<std::uint16_t> tls_port;
    std::vector<std::string> cors_origins;

    // what it keeps
    std::string data = "customer-profiles-local.db";
    bool in_memory = false;
    std::string seed;

    // who may call, and as whom
    AuthMode auth = AuthMode::open;
    std::vector<protocol::sigv4::Credentials> credentials;
    Settings settings;

    // what it tells, and what may be told to it
    LogFormat log = LogFormat::text;
    std::int64_t journal_size = 1000;
    bool control = true;
    std::string control_token;
    std::optional<std::uint64_t> deterministic;

    bool uses_tls() const { return tls_self_signed || !tls_certificate.empty(); }
};

enum class Command { serve, print_env, healthcheck };

/// What to do, or to end at once with that exit code because the user asked for help, for the
/// version, or for something that cannot be.
struct CommandLine {
    Command command = Command::serve;
    Options options;
    std::string healthcheck_url;
    std::optional<int> exit_code;
    std::string refusal;  ///< why it cannot be
};

/// Reads the arguments and, for what they leave open, the environment variables
/// `CUSTOMER_PROFILES_...`.
CommandLine parse_command_line(int count, const char* const* values);

}  // namespace profiles::server
