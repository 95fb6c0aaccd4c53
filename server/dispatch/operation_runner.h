#pragma once

#include <map>
#include <string_view>

#include "protocol/model/model.h"
#include "server/environment.h"
#include "server/operations/operation_table.h"

namespace profiles::server {

/// Runs operations on input that has been decoded: validates it, opens the transaction of a write
/// and commits it, so that an operation cannot forget either.
class OperationRunner {
public:
    /// Both arguments outlive the runner. Throws std::logic_error when an operation is built that
    /// the model does not have.
    OperationRunner(const protocol::Model& model, Environment& environment);

    /// Throws ServiceError, with nothing changed then. Within a transaction of the caller's, a
    /// write becomes part of that.
    protocol::Object run(const protocol::Operation& operation, const protocol::Object& input,
                         const storage::Scope& scope) const;

private:
    const protocol::Model& model_;
    Environment& environment_;
    std::map<std::string_view, const OperationEntry*> operations_;
};

}  // namespace profiles::server
