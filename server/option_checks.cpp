#include "server/option_checks.h"

#include <fmt/format.h>

#include <string_view>

#include "server/account.h"

namespace profiles::server::option_checks {
namespace {

constexpr std::string_view kDigits = "0123456789";

bool is_made_of(std::string_view text, std::string_view alphabet) {
    return !text.empty() && text.find_first_not_of(alphabet) == std::string_view::npos;
}

}  // namespace

std::string port(const std::string& text) {
    const bool good = is_made_of(text, kDigits) && text.size() <= 5 && std::stol(text) <= 65535;
    return good ? "" : fmt::format("a port is a number from 0 to 65535, not '{}'", text);
}

std::string account(const std::string& text) {
    return is_account(text) ? "" : fmt::format("an account has twelve digits, unlike '{}'", text);
}

std::string region(const std::string& text) {
    const bool good = is_made_of(text, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return good ? "" : fmt::format("a region looks like us-east-1, unlike '{}'", text);
}

std::string count(const std::string& text) {
    const bool good = is_made_of(text, kDigits) && text.size() <= 9;
    return good ? "" : fmt::format("expects a number from 0 to 999999999, not '{}'", text);
}

std::string seed(const std::string& text) {
    const bool good = is_made_of(text, kDigits) && text.size() <= 19;
    return good ? "" : fmt::format("a seed is a number of at most 19 digits, not '{}'", text);
}

std::string origin(const std::string& text) {
    const auto scheme = text.find("://");
    const bool good =
        text == "*" || (scheme != std::string::npos && scheme > 0 && scheme + 3 < text.size() &&
                        text.find('/', scheme + 3) == std::string::npos);
    return good ? "" : fmt::format("an origin looks like http://localhost:3000, unlike '{}'", text);
}

std::string credentials(const std::string& text) {
    const auto parsed = parse_credentials(text);
    const bool good = !parsed.access_key_id.empty() && !parsed.secret_access_key.empty() &&
                      parsed.session_token != "";
    return good ? "" : "expects KEYID:SECRET or KEYID:SECRET:TOKEN";
}

protocol::sigv4::Credentials parse_credentials(const std::string& text) {
    const auto first = text.find(':');
    const auto second = first == std::string::npos ? first : text.find(':', first + 1);
    protocol::sigv4::Credentials credentials;
    credentials.access_key_id = text.substr(0, first);
    if (first != std::string::npos) {
        credentials.secret_access_key = text.substr(first + 1, second - first - 1);
    }
    if (second != std::string::npos) {
        credentials.session_token = text.substr(second + 1);
    }
    return credentials;
}

}  // namespace profiles::server::option_checks
