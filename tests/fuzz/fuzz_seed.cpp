#include "protocol/json/parse.h"
#include "protocol/restjson/decode.h"
#include "protocol/restjson/encode.h"
#include "protocol/restjson/errors.h"
#include "server/account.h"
#include "server/errors/service_error.h"
#include "server/seed.h"
#include "storage/sqlite/transaction.h"
#include "tests/fuzz/target.h"
#include "tests/support/test_service.h"

namespace profiles::fuzz {
namespace {

using namespace protocol;
using tests::api_model;
using tests::TestService;

List operations_in(std::string_view seed) try {
    const Value document = json::parse(seed);
    const auto* object = document.get_if<Object>();
    const Value* operations = object ? object->find("operations") : nullptr;
    return operations && operations->is<List>() ? operations->as_list() : List();
} catch (const json::ParseError&) {
    return {};
}

/// How many operations a step carries out: few, so that most seeds take several.
constexpr std::size_t kStep = 3;

/// Nothing of what is carried out stays.
void load(TestService& service, std::string_view json) {
    const storage::sqlite::Transaction undone(service.store.database);
    try {
        server::Seed seed(json, api_model(), service.runner, service.environment.settings);
        for (std::size_t left = operations_in(json).size(); seed.step(kStep); left -= kStep) {
            require(left > kStep, "no more steps than there are entries");
        }
    } catch (const server::SeedError& error) {
        require(*error.what() != '\0', "a refusal says why");
    }
}

/// A Seed makes a SeedError of whatever is thrown. Here only what an operation may throw is
/// caught.
void run(TestService& service, const Object& entry) {
    const Value* name = entry.find("operation");
    const auto* text = name ? name->get_if<std::string>() : nullptr;
    const Operation* operation = text ? api_model().find_operation(*text) : nullptr;
    if (operation == nullptr || operation->input == nullptr) {
        return;
    }
    const Value* input = entry.find("input");
    try {
        const Object output = service.runner.run(
            *operation, restjson::decode_json(input ? *input : Value(Object()), *operation->input),
            {"000000000000", "us-east-1"});
        const auto response = restjson::encode_output(*operation, output);
        restjson::decode_json(json::parse(response.body), *operation->output);
    } catch (const restjson::RequestError& error) {
        require(error.status() == 400, "an input that cannot be decoded is the client's mistake");
    } catch (const server::ServiceError& error) {
        require(error.status() != 500, error.what());
    }
}

void run_one_by_one(TestService& service, const List& entries) {
    const storage::sqlite::Transaction undone(service.store.database);
    for (const Value& entry : entries) {
        if (const auto* object = entry.get_if<Object>()) {
            run(service, *object);
        }
    }
}

}  // namespace

void check(std::string_view input) {
    static TestService service;
    load(service, input);
    run_one_by_one(service, operations_in(input));
    const auto left = service.store.statistics();
    require(left.domains == 0 && left.profiles == 0, "what is undone leaves nothing");
}

}  // namespace profiles::fuzz
