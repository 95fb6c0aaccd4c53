#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "storage/sqlite/database.h"

namespace profiles::storage {

/// Random bytes that the caller makes once a file and keeps in it: page tokens are signed with
/// them, and so survive a restart. Every method throws sqlite::Error.
class Secrets {
public:
    /// `database` outlives the repository.
    explicit Secrets(sqlite::Database& database);

    std::optional<std::string> find(std::string_view name);

    /// Every name with its value.
    std::map<std::string, std::string> all();

    /// Replaces the value of a name that is there already.
    void put(std::string_view name, std::string_view value);

private:
    sqlite::Statement find_;
    sqlite::Statement all_;
    sqlite::Statement put_;
};

}  // namespace profiles::storage
