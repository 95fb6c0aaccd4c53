#include "server/print_env.h"

#include <catch2/catch.hpp>

namespace profiles::tests {
namespace {

using server::environment_lines;
using server::Options;

/// The value that a shell would give the variable, still quoted; `absent` when it is not set.
std::string quoted_value(const Options& options, const std::string& name) {
    const std::string lines = "\n" + environment_lines(options);
    const std::string start = "\nexport " + name + "=";
    const auto at = lines.find(start);
    if (at == std::string::npos) {
        return "absent";
    }
    const auto value = at + start.size();
    return lines.substr(value, lines.find('\n', value) - value);
}

std::string endpoint(const Options& options) {
    return quoted_value(options, "AWS_ENDPOINT_URL_CUSTOMER_PROFILES");
}

Options with_credentials(protocol::sigv4::Credentials credentials) {
    Options options;
    options.credentials.push_back(std::move(credentials));
    return options;
}

Options with_tls() {
    Options options;
    options.tls_self_signed = true;
    options.ca_file = "ca.pem";
    return options;
}

}  // namespace

TEST_CASE("The environment points any credentials at the default account and region", "[options]") {
    CHECK(environment_lines(Options()) ==
          "export AWS_ENDPOINT_URL_CUSTOMER_PROFILES='http://127.0.0.1:8208'\n"
          "export AWS_REGION='us-east-1'\n"
          "export AWS_DEFAULT_REGION='us-east-1'\n"
          "export AWS_ACCESS_KEY_ID='000000000000'\n"
          "export AWS_SECRET_ACCESS_KEY='any'\n");
}

TEST_CASE("The environment has the account and the region of the options", "[options]") {
    Options options;
    options.settings.default_account = "111122223333";
    options.settings.default_region = "eu-west-1";
    CHECK(quoted_value(options, "AWS_ACCESS_KEY_ID") == "'111122223333'");
    CHECK(quoted_value(options, "AWS_REGION") == "'eu-west-1'");
    CHECK(quoted_value(options, "AWS_DEFAULT_REGION") == "'eu-west-1'");
}

TEST_CASE("The endpoint is one that a client can reach", "[options]") {
    struct Case {
        std::string host;
        std::string endpoint;
    };
    const auto& [host, expected] = GENERATE(values<Case>({
        {"127.0.0.1", "'http://127.0.0.1:9000'"},
        {"emulator.internal", "'http://emulator.internal:9000'"},
        {"::1", "'http://[::1]:9000'"},
        {"0.0.0.0", "'http://localhost:9000'"},
        {"::", "'http://localhost:9000'"},
    }));
    Options options;
    options.host = host;
    options.port = 9000;
    CHECK(endpoint(options) == expected);
}

TEST_CASE("The environment has the first of the credentials that are accepted", "[options]") {
    Options options = with_credentials({"KEYID", "SECRET", "TOKEN"});
    options.credentials.push_back({"OTHER", "SECRET"});
    CHECK(quoted_value(options, "AWS_ACCESS_KEY_ID") == "'KEYID'");
    CHECK(quoted_value(options, "AWS_SECRET_ACCESS_KEY") == "'SECRET'");
    CHECK(quoted_value(options, "AWS_SESSION_TOKEN") == "'TOKEN'");
    CHECK(quoted_value(with_credentials({"KEYID", "SECRET"}), "AWS_SESSION_TOKEN") == "absent");
}

TEST_CASE("What a shell would understand is quoted", "[options]") {
    const Options options = with_credentials({"KEYID", R"(it's "$HOME" \ `id` ; # !)"});
    CHECK(quoted_value(options, "AWS_SECRET_ACCESS_KEY") == R"('it'\''s "$HOME" \ `id` ; # !')");
}

TEST_CASE("With TLS the endpoint is https and the certificate is named", "[options]") {
    CHECK(endpoint(with_tls()) == "'https://127.0.0.1:8208'");
    CHECK(quoted_value(with_tls(), "AWS_CA_BUNDLE") == "'ca.pem'");

    Options with_key = with_tls();
    with_key.credentials.push_back({"KEYID", "SECRET"});
    CHECK(quoted_value(with_key, "AWS_CA_BUNDLE") == "'ca.pem'");
}

TEST_CASE("Where a plain port stays beside the one with TLS, clients are pointed at it",
          "[options]") {
    Options options = with_tls();
    options.tls_port = 8443;
    CHECK(endpoint(options) == "'http://127.0.0.1:8208'");
    CHECK(quoted_value(options, "AWS_CA_BUNDLE") == "absent");
}

}  // namespace profiles::tests
