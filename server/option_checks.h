#pragma once

#include <string>

#include "protocol/sigv4/credentials.h"

/// Checks of what options are given. Each answers what is wrong, or nothing if nothing is.
namespace profiles::server::option_checks {

std::string port(const std::string& text);
std::string account(const std::string& text);
std::string region(const std::string& text);
std::string count(const std::string& text);
std::string seed(const std::string& text);
std::string origin(const std::string& text);

/// KEYID:SECRET or KEYID:SECRET:TOKEN; what is wrong is said without repeating the secret.
std::string credentials(const std::string& text);

/// The credentials in a text that passed the check.
protocol::sigv4::Credentials parse_credentials(const std::string& text);

}  // namespace profiles::server::option_checks
