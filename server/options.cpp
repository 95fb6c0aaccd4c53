#include "server/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "server/option_checks.h"
#include "server/version.h"

namespace profiles::server {
namespace {

constexpr int kUsageError = 2;

constexpr const char* kDescription =
    "A local emulator of Amazon Connect Customer Profiles. Point an AWS client at it with\n"
    "AWS_ENDPOINT_URL_CUSTOMER_PROFILES=http://127.0.0.1:8208, --endpoint-url or an endpoints "
    "block;\n"
    "any credentials do, and an access key id of twelve digits is the account.";

constexpr const char* kFooter =
    "Every option can also be set by the environment variable named beside it; the option wins.\n"
    "Stops on SIGTERM and SIGINT.";

/// Adds options to the command line, each with its environment variable: that of --max-domains is
/// CUSTOMER_PROFILES_MAX_DOMAINS.
class OptionAdder {
public:
    explicit OptionAdder(CLI::App& app) : app_(app) {}

    /// Options from here on are listed under this title by --help.
    void begin_group(const std::string& title) { group_ = title; }

    template <typename T>
    CLI::Option* value(const std::string& flag, T& target, const std::string& type,
                       const std::string& help) {
        return with_variable(app_.add_option(flag, target, help)->type_name(type));
    }

    CLI::Option* flag(const std::string& flag, bool& target, const std::string& help) {
        return with_variable(app_.add_flag(flag, target, help));
    }

    /// One of two words; `target` becomes true for the second.
    template <typename OnSecond>
    CLI::Option* choice(const std::string& flag, const std::string& first,
                        const std::string& second, OnSecond set, const std::string& help) {
        const auto check = [=](const std::string& text) {
            const bool good = text == first || text == second;
            return good ? "" : fmt::format("must be {} or {}, not '{}'", first, second, text);
        };
        return with_variable(
            app_.add_option_function<std::string>(
                    flag, [=](const std::string& text) { set(text == second); }, help)
                ->type_name(first + "|" + second)
                ->check(check)
                ->default_str(first));
    }

private:
    CLI::Option* with_variable(CLI::Option* option) {
        std::string variable = "CUSTOMER_PROFILES_";
        for (const char c : option->get_name().substr(2)) {
            variable +=
                c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        }
        return option->group(group_)->envname(variable);
    }

    CLI::App& app_;
    std::string group_;
};

void add_listening(OptionAdder& add, Options& options) {
    add.begin_group("Where it listens");
    add.value("--host", options.host, "ADDRESS", "Address to listen on")->capture_default_str();
    add.value("--port", options.port, "NUMBER", "Port to listen on; 0 takes a free one")
        ->check(option_checks::port)
        ->capture_default_str();
    add.value("--port-file", options.port_file, "FILE", "File to write the port to, once ready");
    auto* certificate = add.value("--tls-cert", options.tls_certificate, "FILE",
                                  "Certificate chain (PEM): --port speaks TLS");
    auto* key = add.value("--tls-key", options.tls_key, "FILE", "Key of the certificate (PEM)");
    certificate->needs(key);
    key->needs(certificate);
    add.flag("--tls-self-signed", options.tls_self_signed,
             "TLS with a certificate made for localhost and its addresses")
        ->excludes(certificate);
    add.value("--ca-file", options.ca_file, "FILE",
              "File to write the self-signed certificate to, for a client's CA bundle");
    add.value("--tls-port", options.tls_port, "NUMBER",
              "Port that speaks TLS, while --port stays plain; 0 takes a free one")
        ->check(option_checks::port);
    add.value("--cors", options.cors_origins, "ORIGIN",
              "Origin whose browser code may call, or *; may be repeated")
        ->check(option_checks::origin)
        ->delimiter(',');
}

void add_state(OptionAdder& add, Options& options) {
    add.begin_group("What it keeps");
    add.value("--data", options.data, "FILE", "SQLite file that keeps the state")
        ->capture_default_str();
    add.flag("--in-memory", options.in_memory, "Keep the state in memory and leave nothing behind");
    add.value("--seed", options.seed, "FILE",
              "What to create in an empty store before it is ready (JSON)");
    add.value("--max-domains", options.settings.max_domains, "COUNT",
              "Quota of domains in an account and region; 0 lifts it")
        ->check(option_checks::count)
        ->capture_default_str();
}

void add_callers(OptionAdder& add, Options& options, std::vector<std::string>& credentials) {
    add.begin_group("Who may call, and as whom");
    add.value("--account", options.settings.default_account, "DIGITS",
              "Account of requests whose access key id is no account")
        ->check(option_checks::account)
        ->capture_default_str();
    add.value("--region", options.settings.default_region, "REGION",
              "Region of requests that are not signed")
        ->check(option_checks::region)
        ->capture_default_str();
    add.choice(
        "--auth", "open", "verify",
        [&options](bool verify) { options.auth = verify ? AuthMode::verify : AuthMode::open; },
        "'open' takes any signature that is well-formed, 'verify' checks it as AWS does");
    add.value("--credentials", credentials, "KEYID:SECRET[:TOKEN]",
              "What --auth verify accepts; may be repeated, or separated by commas in the variable")
        ->check(option_checks::credentials)
        ->delimiter(',');
}

void add_control(OptionAdder& add, Options& options, bool& print_env, bool& no_control) {
    add.begin_group("What it tells, and what it can be told");
    add.choice(
        "--log", "text", "json",
        [&options](bool json) { options.log = json ? LogFormat::json : LogFormat::text; },
        "Format of the lines that it prints, one a request");
    add.value("--journal-size", options.journal_size, "COUNT",
              "How many requests /_emulator/requests remembers; 0 for none")
        ->check(option_checks::count)
        ->capture_default_str();
    auto* off = add.flag("--no-control", no_control, "Switch the control API /_emulator/ off");
    add.value("--control-token", options.control_token, "TOKEN",
              "Bearer token that the control API asks for")
        ->check([](const std::string& token) {
            return std::string(token.empty() ? "must not be empty" : "");
        })
        ->excludes(off);
    add.value("--deterministic", options.deterministic, "SEED",
              "Same ids and times in every run: the clock stands at 2026-01-01T00:00:00Z until it "
              "is moved")
        ->check(option_checks::seed);
    add.flag("--print-env", print_env,
             "Print what points AWS clients here, for eval \"$(...)\", and exit");
}

/// What no single option can tell. Throws CLI::ValidationError.
void check_together(const Options& options) {
    if (options.auth == AuthMode::verify && options.credentials.empty()) {
        throw CLI::ValidationError("--auth", "verify needs at least one --credentials");
    }
    if (!options.ca_file.empty() && !options.tls_self_signed) {
        throw CLI::ValidationError("--ca-file", "needs --tls-self-signed");
    }
    if (options.tls_port && !options.uses_tls()) {
        throw CLI::ValidationError("--tls-port", "needs --tls-self-signed or --tls-cert");
    }
    // Taken for none, it would open what it was to close.
    const char* token = std::getenv("CUSTOMER_PROFILES_CONTROL_TOKEN");
    if (token != nullptr && *token == '\0' && options.control_token.empty()) {
        throw CLI::ValidationError("--control-token", "its variable must not be empty");
    }
}

/// An argument that no option takes may be what was given to a misspelt one, even a secret: only
/// what looks like an option is repeated.
std::string describe_extras(const std::vector<std::string>& extras) {
    for (const std::string& extra : extras) {
        if (extra.starts_with('-')) {
            return fmt::format("there is no option {}", extra.substr(0, extra.find('=')));
        }
    }
    return "there is an argument that no option takes";
}

/// What listens on every address, IPv4's too, is asked at the loopback's.
std::string address_from_here(const std::string& host) {
    if (host == "0.0.0.0" || host == "::") {
        return "127.0.0.1";
    }
    return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

}  // namespace

CommandLine parse_command_line(int count, const char* const* values) {
    CommandLine command_line;
    Options& options = command_line.options;
    std::vector<std::string> credentials;
    bool print_env = false;
    bool no_control = false;
    CLI::App app(kDescription, "customer-profiles-local");
    app.footer(kFooter);
    app.set_version_flag("--version", std::string("customer-profiles-local ") + kVersion);
    OptionAdder add(app);
    add_listening(add, options);
    add_state(add, options);
    add_callers(add, options, credentials);
    add_control(add, options, print_env, no_control);
    CLI::App* healthcheck =
        app.add_subcommand("healthcheck", "Exit with 0 if an emulator is ready, else with 1");
    healthcheck
        ->add_option("--url", command_line.healthcheck_url,
                     "Where it listens; what the options say, unless given")
        ->envname("CUSTOMER_PROFILES_URL");
    try {
        app.parse(count, values);
        for (const std::string& text : credentials) {
            options.credentials.push_back(option_checks::parse_credentials(text));
        }
        options.control = !no_control;
        // A health check may share the environment of the emulator but not all of its flags.
        if (healthcheck->parsed()) {
            command_line.command = Command::healthcheck;
        } else {
            check_together(options);
            command_line.command = print_env ? Command::print_env : Command::serve;
        }
    } catch (const CLI::Success& request) {  // --help, --version
        command_line.exit_code = app.exit(request);
    } catch (const CLI::ParseError& error) {
        const auto extras = app.remaining();
        command_line.refusal = fmt::format("{} (--help lists the options)",
                                           extras.empty() ? error.what() : describe_extras(extras));
        command_line.exit_code = kUsageError;
        // An option that cannot be keeps others from being taken over; this one is needed to say
        // so.
        if (app.get_option("--log")->results() == std::vector<std::string>{"json"}) {
            options.log = LogFormat::json;
        }
    }
    if (command_line.healthcheck_url.empty()) {
        const bool tls = options.uses_tls() && !options.tls_port;
        command_line.healthcheck_url = fmt::format("{}://{}:{}", tls ? "https" : "http",
                                                   address_from_here(options.host), options.port);
    }
    return command_line;
}

}  // namespace profiles::server
