#include "tests/protocol/fixtures.h"

#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

#include "protocol/json/parse.h"

namespace profiles::embedded {
extern const std::string_view customer_profiles_model;
}

namespace profiles::protocol::testing {
namespace {

Value read_cases(const std::string& file) {
    const std::string path = std::string(TEST_VECTORS) + "/protocol/" + file;
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        throw std::runtime_error("there is no " + path);
    }
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    Value cases = json::parse(text);
    if (cases.as_list().empty()) {
        throw std::runtime_error("there is no case in " + path);
    }
    return cases;
}

}  // namespace

std::string_view customer_profiles_ast() {
    return embedded::customer_profiles_model;
}

const Model& customer_profiles() {
    static const Model model = Model::parse(customer_profiles_ast());
    return model;
}

const restjson::Router& customer_profiles_router() {
    static const restjson::Router router(customer_profiles());
    return router;
}

const Operation& operation_named(std::string_view name) {
    const Operation* operation = customer_profiles().find_operation(name);
    if (operation == nullptr) {
        throw std::runtime_error("the model has no operation " + std::string(name));
    }
    return *operation;
}

const List& cases_in(const std::string& file) {
    static std::map<std::string, Value> files;
    const auto known = files.find(file);
    return known != files.end() ? known->second.as_list()
                                : files.emplace(file, read_cases(file)).first->second.as_list();
}

std::optional<std::string> text_in(const Object& test_case, std::string_view name) {
    const Value* value = test_case.find(name);
    return value == nullptr ? std::nullopt : std::optional(value->as_string());
}

std::vector<std::string> texts_of(const Value& list) {
    std::vector<std::string> texts;
    for (const Value& text : list.as_list()) {
        texts.push_back(text.as_string());
    }
    return texts;
}

Value as_json(const Value& value) {
    return json::parse(json::write(value));
}

std::string repeated(std::string_view text, std::size_t count) {
    std::string result;
    result.reserve(text.size() * count);
    for (std::size_t i = 0; i < count; ++i) {
        result += text;
    }
    return result;
}

}  // namespace profiles::protocol::testing
