#include "server/dispatch/operation_runner.h"

#include <stdexcept>

#include "protocol/restjson/validate.h"
#include "server/errors/requests.h"

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
                            const storage::Scope& scope,
                            storage::sqlite::GroupCommit& group) const {
    const OperationEntry& entry = entry_for(operation, input);
    const auto run_entry = [&] { return entry.run({model_, environment_, scope}, input); };
    return entry.access == Access::read ? group.read(run_entry) : group.change(run_entry);
}

Object OperationRunner::run(const Operation& operation, const Object& input,
                            const storage::Scope& scope) const {
    return entry_for(operation, input).run({model_, environment_, scope}, input);
}

const OperationEntry& OperationRunner::entry_for(const Operation& operation,
                                                 const Object& input) const {
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
    return *built->second;
}

}  // namespace profiles::server
