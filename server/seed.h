#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

#include "protocol/model/model.h"
#include "server/dispatch/operation_runner.h"

namespace profiles::server {

/// A seed that cannot be loaded; the text names the entry and what is wrong with it.
class SeedError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Carries out the operations that a seed lists, each with the input that the API takes:
///
///     {"operations": [
///       {"operation": "CreateDomain", "account": "123456789012", "region": "eu-west-1",
///        "input": {"DomainName": "shop", "DefaultExpirationDays": 366}}]}
///
/// `account` and `region` may be left out for the default ones. Returns how many there were. Throws
/// SeedError; what came before the entry at fault stays done unless the caller runs it within a
/// transaction.
std::size_t load_seed(std::string_view json, const protocol::Model& model,
                      const OperationRunner& runner, const Settings& settings);

}  // namespace profiles::server
