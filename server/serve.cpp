#include "server/serve.h"

#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string_view>

#include "protocol/model/model.h"
#include "server/admin/control_api.h"
#include "server/dispatch/dispatcher.h"
#include "server/front_door.h"
#include "server/host_names.h"
#include "server/http/server.h"
#include "server/jobs/memory_return.h"
#include "server/jobs/seeding.h"
#include "server/jobs/sweeper.h"
#include "server/page_token_secret.h"
#include "server/port_file.h"
#include "server/tls/context.h"
#include "server/tls/self_signed.h"
#include "storage/open.h"
#include "storage/sqlite/error.h"

namespace profiles::embedded {
extern const std::string_view customer_profiles_model;
}

namespace profiles::server {
namespace {

/// How much memory the journal may take, whatever the number of its entries.
constexpr std::size_t kJournalBytes = 64 * 1024 * 1024;

/// Where the clock stands when every run has to be the same.
constexpr Timestamp kDeterministicStart = std::chrono::sys_days(std::chrono::year(2026) / 1 / 1);

storage::sqlite::Database open_database(const Options& options) {
    return options.in_memory ? storage::open_in_memory() : storage::open_file(options.data);
}

std::unique_ptr<IdSource> make_ids(const Options& options) {
    if (options.deterministic) {
        return std::make_unique<SeededIds>(*options.deterministic);
    }
    return std::make_unique<RandomIds>();
}

std::unique_ptr<VirtualClock> make_clock(const Options& options, const Clock& real) {
    return options.deterministic ? std::make_unique<VirtualClock>(real, kDeterministicStart)
                                 : std::make_unique<VirtualClock>(real);
}

protocol::sigv4::CredentialStore credential_store(const Options& options) {
    protocol::sigv4::CredentialStore store;
    for (const auto& credentials : options.credentials) {
        store.add(credentials);
    }
    return store;
}

std::optional<Cors> make_cors(const Options& options) {
    return options.cors_origins.empty() ? std::nullopt : std::optional(Cors(options.cors_origins));
}

admin::Gate make_gate(const Options& options) {
    admin::Gate gate{options.host, make_cors(options)};
    if (!options.control_token.empty()) {
        gate.token = options.control_token;
    }
    return gate;
}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path)) {
        throw std::runtime_error(fmt::format("cannot read {}", path));
    }
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The first that is read: should the file be damaged, SQLite's words do not say which one.
PageTokens make_page_tokens(const Options& options, storage::Store& store, IdSource& ids) try {
    return PageTokens(page_token_secret(store, ids));
} catch (const storage::sqlite::Error& error) {
    throw storage::OpenError(
        options.data,
        fmt::format("{}; restore it from a copy or choose another file", error.what()));
}

/// Runs what reads or loads the seed; what goes wrong there is told with the seed's name.
template <typename Action>
auto naming_seed(const Options& options, Action action) try {
    return action();
} catch (const std::exception& error) {
    throw std::runtime_error(fmt::format("the seed {}: {}", options.seed, error.what()));
}

/// Nothing if there is nothing to load. A seed is for an empty store: what is there already is what
/// an earlier run made of it.
std::unique_ptr<jobs::Seeding> make_seeding(const Options& options, const protocol::Model& model,
                                            const OperationRunner& runner, storage::Store& store,
                                            const Notices& notices) {
    if (options.seed.empty()) {
        return nullptr;
    }
    const std::string json = read_file(options.seed);
    if (store.statistics().domains > 0) {
        notices.tell(fmt::format("The seed {} is not loaded: {} has domains already", options.seed,
                                 options.data));
        return nullptr;
    }
    return naming_seed(options, [&] {
        return std::make_unique<jobs::Seeding>(Seed(json, model, runner, options.settings),
                                               store.database);
    });
}

std::shared_ptr<const tls::Context> make_tls(const Options& options, const Clock& clock) {
    if (!options.uses_tls()) {
        return nullptr;
    }
    if (!options.tls_self_signed) {
        return tls::Context::from_files(options.tls_certificate, options.tls_key);
    }
    const auto self_signed = tls::make_self_signed({options.host}, clock.now());
    if (!options.ca_file.empty()) {
        tls::write_authority(self_signed, options.ca_file);
    }
    return tls::Context::from_self_signed(self_signed);
}

/// With --tls-port, --port stays plain beside it.
std::vector<http::Endpoint> endpoints(const Options& options,
                                      std::shared_ptr<const tls::Context> tls) {
    if (!options.tls_port) {
        return {{options.host, options.port, std::move(tls)}};
    }
    return {{options.host, options.port}, {options.host, *options.tls_port, std::move(tls)}};
}

std::string urls(const Options& options, const http::Server& server) {
    const bool is_ipv6 = options.host.find(':') != std::string::npos;
    const std::string host = is_ipv6 ? "[" + options.host + "]" : options.host;
    if (options.tls_port) {
        return fmt::format("http://{0}:{1} https://{0}:{2}", host, server.port(), server.port(1));
    }
    return fmt::format("{}://{}:{}", options.uses_tls() ? "https" : "http", host, server.port());
}

void announce(const Options& options, const http::Server& server, const Notices& notices) {
    const bool is_open =
        options.control && options.control_token.empty() && !is_loopback(options.host);
    notices.tell(
        fmt::format("Ready: {} (account {}, region {}, auth {}, data {}{})", urls(options, server),
                    options.settings.default_account, options.settings.default_region,
                    options.auth == AuthMode::verify ? "verify" : "open",
                    options.in_memory ? "in memory" : options.data,
                    is_open ? "; the control API is open to whoever reaches this address" : ""));
}

}  // namespace

void serve(const Options& options, const Notices& notices) {
    // A log that nobody reads any more, or a full file, must not end the process.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);

    remove_port_file(options.port_file);
    const auto model = protocol::Model::parse(embedded::customer_profiles_model);
    storage::Store store(open_database(options));
    const SystemClock wall_clock;
    const auto clock = make_clock(options, wall_clock);
    const auto ids = make_ids(options);
    Environment environment{
        *clock, wall_clock, *ids, store, make_page_tokens(options, store, *ids), options.settings};
    Authenticator authenticator(environment.settings, wall_clock);
    if (options.auth == AuthMode::verify) {
        authenticator.verify_against(credential_store(options));
    }
    const OperationRunner runner(model, environment);
    FaultRules faults;
    RequestLog log(stdout, options.log);
    Journal journal(static_cast<std::size_t>(options.journal_size), kJournalBytes);
    Metrics metrics;
    Dispatcher dispatcher(model, environment, authenticator, runner, faults,
                          {log, journal, metrics});
    Emulator emulator{model,
                      environment,
                      *clock,
                      faults,
                      journal,
                      metrics,
                      options.in_memory ? ":memory:" : options.data,
                      wall_clock.now()};
    admin::ControlApi control(emulator);
    control.guard(make_gate(options));
    FrontDoor front_door(dispatcher, options.control ? &control : nullptr, make_cors(options));
    front_door.open_when([&] { return emulator.ready; });
    http::ServerOptions server_options(endpoints(options, make_tls(options, wall_clock)));
    server_options.warn = [&](const std::string& message) { notices.warn(message); };
    http::Server server(server_options, front_door);
    emulator.count_connections = [&] { return server.connections(); };

    const auto become_ready = [&] {
        emulator.ready = true;
        if (!options.port_file.empty()) {
            write_port_file(options.port_file, server.port());
        }
        announce(options, server, notices);
    };
    auto seeding = make_seeding(options, model, runner, store, notices);
    if (!seeding) {
        become_ready();
    }
    jobs::Sweeper sweeper(environment, notices);
    jobs::MemoryReturn memory_return;
    server.set_job([&] {
        dispatcher.settle();
        if (!seeding) {
            memory_return.run();
            return sweeper.run();
        }
        if (naming_seed(options, [&] { return seeding->run(); })) {
            seeding.reset();
            become_ready();
        }
        return std::chrono::milliseconds(0);
    });
    server.run();
}

}  // namespace profiles::server
