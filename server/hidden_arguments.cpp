#include "server/hidden_arguments.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace profiles::server {
namespace {

std::vector<std::string_view> secrets_of(const Options& options) {
    std::vector<std::string_view> secrets{options.control_token};
    for (const auto& credentials : options.credentials) {
        secrets.push_back(credentials.secret_access_key);
        if (credentials.session_token) {
            secrets.push_back(*credentials.session_token);
        }
    }
    std::erase(secrets, "");
    // A short one may be part of a long one.
    std::ranges::sort(secrets, std::greater(), &std::string_view::size);
    return secrets;
}

void hide(char* text, std::string_view secret) {
    while ((text = std::strstr(text, std::string(secret).c_str())) != nullptr) {
        text = std::fill_n(text, secret.size(), '*');
    }
}

}  // namespace

void hide_secrets(int count, char** values, const Options& options) {
    for (const std::string_view secret : secrets_of(options)) {
        std::for_each(values, values + count, [&](char* value) { hide(value, secret); });
    }
}

}  // namespace profiles::server
