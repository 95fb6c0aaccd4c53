#pragma once

#include <map>
#include <string_view>

#include "protocol/model/model.h"
#include "server/environment.h"
#include "server/operations/operation_table.h"
#include "storage/sqlite/group_commit.h"

namespace profiles::server {

/// Runs operations on input that has been decoded, once it has validated that.
class OperationRunner {
public:
    /// Both arguments outlive the runner. Throws std::logic_error when an operation is built that
    /// the model does not have.
    OperationRunner(const protocol::Model& model, Environment& environment);

    /// Runs it as part of the group. Throws ServiceError, with nothing changed then.
    protocol::Object run(const protocol::Operation& operation, const protocol::Object& input,
                         const storage::Scope& scope, storage::sqlite::GroupCommit& group) const;

    /// Runs it in the caller's transaction, who has to undo that when this throws.
    protocol::Object run(const protocol::Operation& operation, const protocol::Object& input,
                         const storage::Scope& scope) const;

private:
    /// What carries the operation out, if it is built and the input is valid. Throws ServiceError.
    const OperationEntry& entry_for(const protocol::Operation& operation,
                                    const protocol::Object& input) const;

    const protocol::Model& model_;
    Environment& environment_;
    std::map<std::string_view, const OperationEntry*> operations_;
};

}  // namespace profiles::server
