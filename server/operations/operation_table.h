#pragma once

#include <span>
#include <string_view>

#include "protocol/model/model.h"
#include "protocol/value.h"
#include "server/environment.h"

namespace profiles::server {

/// What an operation is given besides its input.
struct OperationContext {
    const protocol::Model& model;
    Environment& environment;
    const storage::Scope& scope;  // the caller's account and region

    storage::Store& store() const { return environment.store; }
    Timestamp now() const { return environment.clock.now(); }
};

enum class Access { read, write };

/// One operation: its input has been validated against the model, what it answers is encoded by the
/// model. A write runs inside a transaction that is undone if it throws.
struct OperationEntry {
    std::string_view name;
    Access access;
    protocol::Object (*run)(const OperationContext& context, const protocol::Object& input);
};

/// The operations that are built.
std::span<const OperationEntry> operation_table();

}  // namespace profiles::server
