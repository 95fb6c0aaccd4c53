#include <fstream>
#include <iterator>
#include <map>

#include "protocol/json/parse.h"
#include "protocol/model/model.h"
#include "tests/protocol/fixtures.h"

namespace profiles::protocol {
namespace {

using testing::customer_profiles;

/// What the JSON of the model says, read without the loader: of each trait how often it stands on
/// the shapes that operations reach, and on their members.
using Counts = std::map<std::string, int>;

const Object& members_of(const Object& shape) {
    static const Object none;
    const Value* members = shape.find("members");
    return members == nullptr ? none : members->as_object();
}

void count_traits(Counts& counts, const Object& node) {
    if (const Value* traits = node.find("traits")) {
        for (const auto& [name, value] : traits->as_object()) {
            ++counts[name.substr(name.find('#') + 1)];
        }
    }
}

Counts counts_in_the_text() {
    Counts counts;
    const Value ast = json::parse(testing::customer_profiles_ast());
    for (const auto& [id, node] : ast.as_object().at("shapes").as_object()) {
        const Object& shape = node.as_object();
        if (customer_profiles().find_shape(id.substr(id.find('#') + 1)) == nullptr) {
            continue;
        }
        count_traits(counts, shape);
        for (const auto& [name, member] : members_of(shape)) {
            count_traits(counts, member.as_object());
        }
    }
    return counts;
}

void count_constraints(Counts& counts, const Constraints& constraints) {
    counts["length"] += constraints.min_length || constraints.max_length;
    counts["range"] += constraints.min || constraints.max;
    counts["pattern"] += constraints.pattern != nullptr;
}

void count_bindings(Counts& counts, const Shape& shape) {
    for (const Member& member : shape.members) {
        counts["required"] += member.required;
        counts["httpLabel"] += member.binding == Binding::label;
        counts["httpQuery"] += member.binding == Binding::query;
        counts["httpResponseCode"] += member.binding == Binding::response_code;
    }
}

Counts counts_in_the_model() {
    Counts counts;
    const Value ast = json::parse(testing::customer_profiles_ast());
    for (const auto& [id, node] : ast.as_object().at("shapes").as_object()) {
        if (const Shape* shape = customer_profiles().find_shape(id.substr(id.find('#') + 1))) {
            count_constraints(counts, shape->constraints);
            count_bindings(counts, *shape);
            counts["sensitive"] += shape->sensitive;
            counts["enumValue"] += static_cast<int>(shape->enum_values.size());
        }
    }
    return counts;
}

}  // namespace

TEST_CASE("the model in the program says what its file says, but for the namespace") {
    std::ifstream file(TEST_VECTORS "/../../protocol/model/customer-profiles.json");
    std::string text(std::istreambuf_iterator<char>(file), {});
    constexpr std::string_view kNamespace = "com.amazonaws.customerprofiles#";
    for (auto at = text.find(kNamespace); at != std::string::npos; at = text.find(kNamespace, at)) {
        text.erase(at, kNamespace.size());
    }
    CHECK(json::parse(text) == json::parse(testing::customer_profiles_ast()));
}

TEST_CASE("no constraint and no binding of the model is lost on loading") {
    const Counts in_the_text = counts_in_the_text();
    for (const auto& [trait, count] : counts_in_the_model()) {
        CAPTURE(trait);
        REQUIRE(in_the_text.contains(trait));
        CHECK(count == in_the_text.at(trait));
    }
}

TEST_CASE("a member has the constraints of its shape") {
    const Shape& input = *testing::operation_named("UpdateDomain").input;
    const Constraints& name = input.find("DomainName")->constraints;
    CHECK(name.min_length == 1);
    CHECK(name.max_length == 64);
    CHECK(name.pattern->source() == "^[a-zA-Z0-9_-]+$");
    const Constraints& days = input.find("DefaultExpirationDays")->constraints;
    CHECK(days.min == 1);
    CHECK(days.max == 1098);
    CHECK(input.find("DomainName")->required);
    CHECK_FALSE(input.find("DefaultExpirationDays")->required);
}

TEST_CASE("what the operations of the service have in common") {
    for (const Operation& operation : customer_profiles().operations()) {
        CAPTURE(operation.name);
        CHECK(operation.status == 200);
        CHECK(operation.input != nullptr);
        CHECK(operation.output != nullptr);
        CHECK(operation.uri.query_literals.empty());
    }
}

}  // namespace profiles::protocol
