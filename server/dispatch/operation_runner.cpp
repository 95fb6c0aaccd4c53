#include "server/dispatch/operation_runner.h"

#include <stdexcept>

#include "protocol/restjson/validate.h"
#include "server/errors/requests.h"
#include "storage/sqlite/transaction.h"

namespace profiles::server {

using protocol::Object;
using protocol::Operation;

OperationRunner::OperationRunner(const protocol::Model& model, Environment& environment)
    : model_(model), environment_(environment) {
    for (const OperationEntry& entry : operation_table()) {
        if (model.find_operation(entry.name) == nullptr) {
            throw std::logic_error("the model has no operation " + std::string(entry.name));
        }
        operations_.emplace(entry.name, &entry);
    }
}

Object OperationRunner::run(const Operation& operation, const Object& input,
                            const storage::Scope& scope) const {
    if (operation.input != nullptr) {
        const auto violations = protocol::restjson::validate(input, *operation.input);
        if (!violations.empty()) {
            throw errors::constraints_violated(violations);
        }
    }
    const auto built = operations_.find(operation.name);
    if (built == operations_.end()) {
        throw errors::not_implemented(operation.name);
    }
    const OperationEntry& entry = *built->second;
    const OperationContext context{model_, environment_, scope};
    // What is part of a larger transaction, such as a seed's, is committed or undone with it.
    if (entry.access == Access::read || environment_.store.database.is_in_transaction()) {
        return entry.run(context, input);
    }
    storage::sqlite::Transaction transaction(environment_.store.database);
    Object output = entry.run(context, input);
    transaction.commit();
    return output;
}

}  // namespace profiles::server
