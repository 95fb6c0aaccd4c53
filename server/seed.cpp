#include "server/seed.h"

#include <fmt/format.h>

#include <utility>

#include "protocol/json/parse.h"
#include "protocol/restjson/decode.h"
#include "server/account.h"
#include "server/documents/operation_names.h"
#include "server/journal/expected_body.h"

namespace profiles::server {
namespace {

using protocol::List;
using protocol::Object;
using protocol::Operation;
using protocol::Value;

/// Unlike a request's, an input with a member that the operation does not have is refused: the one
/// that was meant would be missing from what every test starts from.
Object input_of(const StrictObject& entry, const Operation& operation) {
    const Value* input = entry.find("input");
    if (operation.input == nullptr) {
        return {};
    }
    Object decoded =
        protocol::restjson::decode_json(input ? *input : Value(Object()), *operation.input);
    if (input) {
        check_expected_body(*input, *operation.input, "input");
    }
    return decoded;
}

void load_entry(const Value& value, const protocol::Model& model, const OperationRunner& runner,
                const Settings& settings) {
    const StrictObject entry(value, "", {"operation", "account", "region", "input"});
    const Operation& operation = operation_named_in(entry, "operation", model);
    const auto account = entry.text("account").value_or(settings.default_account);
    const auto region = entry.text("region").value_or(settings.default_region);
    if (!is_account(account)) {
        entry.refuse("account", "has to be twelve digits");
    }
    if (region.empty()) {
        entry.refuse("region", "has to be a text that is not empty");
    }
    runner.run(operation, input_of(entry, operation), {account, region});
}

List operations_of(std::string_view json) try {
    const Value seed = protocol::json::parse(json);
    const Value* operations = StrictObject(seed, "", {"operations"}).find("operations");
    if (operations == nullptr || !operations->is<List>()) {
        throw SeedError("it has no list 'operations'");
    }
    return operations->as_list();
} catch (const protocol::json::ParseError& error) {
    throw SeedError(fmt::format("it is not JSON: {}", error.what()));
} catch (const DocumentError& error) {
    throw SeedError(error.what());
}

}  // namespace

Seed::Seed(std::string_view json, const protocol::Model& model, const OperationRunner& runner,
           Settings settings)
    : model_(model),
      runner_(runner),
      settings_(std::move(settings)),
      operations_(operations_of(json)) {}

bool Seed::step(std::size_t limit) {
    for (; limit > 0 && next_ < operations_.size(); --limit, ++next_) {
        try {
            load_entry(operations_[next_], model_, runner_, settings_);
        } catch (const std::exception& error) {
            throw SeedError(fmt::format("operations[{}]: {}", next_, error.what()));
        }
    }
    return next_ < operations_.size();
}

}  // namespace profiles::server
