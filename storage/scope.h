#pragma once

#include <optional>
#include <string>

namespace profiles::storage {

/// Whose resources: everything is isolated by account and region.
struct Scope {
    std::string account;
    std::string region;
};

/// Selects scopes: what is not given matches any.
struct ScopeFilter {
    std::optional<std::string> account = {};
    std::optional<std::string> region = {};
};

}  // namespace profiles::storage
