#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

#include "protocol/model/model.h"
#include "protocol/value.h"
#include "server/dispatch/operation_runner.h"

namespace profiles::server {

/// A seed that cannot be loaded; the text names the entry and what is wrong with it.
class SeedError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Operations to carry out, each with the input that the API takes:
///
///     {"operations": [
///       {"operation": "CreateDomain", "account": "123456789012", "region": "eu-west-1",
///        "input": {"DomainName": "shop", "DefaultExpirationDays": 366}}]}
///
/// `account` and `region` may be left out for the default ones.
class Seed {
public:
    /// The model and the runner outlive the seed. Throws SeedError.
    Seed(std::string_view json, const protocol::Model& model, const OperationRunner& runner,
         Settings settings);

    /// Carries out the next operations, `limit` at most; true if more are left. Throws SeedError;
    /// what came before the entry at fault stays done unless the caller runs it within a
    /// transaction.
    bool step(std::size_t limit);

private:
    const protocol::Model& model_;
    const OperationRunner& runner_;
    Settings settings_;
    protocol::List operations_;
    std::size_t next_ = 0;
};

}  // namespace profiles::server
