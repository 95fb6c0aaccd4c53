#include "protocol/json/parse.h"
#include "protocol/model/model.h"
#include "tests/protocol/fixtures.h"

namespace profiles::protocol {
namespace {

using testing::cases_in;
using testing::customer_profiles;
using testing::text_in;

constexpr std::string_view kSoundModel = R"({"shapes": {
    "t#Service": {"type": "service", "operations": [{"target": "t#Read"}]},
    "t#Read": {
        "type": "operation", "input": {"target": "t#Input"}, "output": {"target": "t#Output"},
        "traits": {"smithy.api#http": {"method": "GET", "uri": "/things/{name}"}}},
    "t#Input": {"type": "structure", "members": {
        "name": {"target": "t#Name",
                 "traits": {"smithy.api#httpLabel": {}, "smithy.api#required": {}}},
        "kind": {"target": "smithy.api#String"}}},
    "t#Output": {"type": "structure", "members": {}},
    "t#Name": {"type": "string",
               "traits": {"smithy.api#length": {"min": 1}, "smithy.api#pattern": "^a"}}
}})";

/// The sound model with other shapes in place of some of its own; a null takes one out.
std::string model_with(const Object& shapes) {
    Value ast = json::parse(kSoundModel);
    Object& all = ast.as_object().find("shapes")->as_object();
    for (const auto& [id, shape] : shapes) {
        if (shape.is_null()) {
            all.erase(id);
        } else {
            all.set(id, shape);
        }
    }
    return json::write(ast);
}

/// What a model is refused for.
std::string fault_of(std::string_view ast, std::string_view service = {}) try {
    Model::parse(ast, service);
    return "none";
} catch (const ModelError& error) {
    return error.what();
} catch (const std::exception& error) {
    return std::string("not even a ModelError: ") + error.what();
}

Model model_of(const Object& shapes) {
    return Model::parse(model_with(shapes));
}

/// The members of the output, given as the text of a JSON object.
Object output(std::string_view members) {
    return {{"t#Output", Object{{"type", "structure"}, {"members", json::parse(members)}}}};
}

}  // namespace

TEST_CASE("a broken model is refused with the shape at fault and the reason") {
    REQUIRE(fault_of(kSoundModel) == "none");
    for (const Value& entry : cases_in("broken_models.json")) {
        const Object& row = entry.as_object();
        CAPTURE(row.at("name"));
        const std::string fault = fault_of(model_with(row.at("shapes").as_object()));
        CHECK_THAT(fault, Catch::StartsWith("The API model is broken: "));
        CHECK_THAT(fault, Catch::Contains(row.at("shape").as_string()));
        CHECK_THAT(fault, Catch::Contains(": " + text_in(row, "reason").value_or("")));
    }
}

TEST_CASE("a document that is no Smithy model is refused") {
    const auto* text = GENERATE("", "not JSON", "[]", "null", "5", "{}", R"({"shapes": []})",
                                R"({"shapes": null})", R"({"Shapes": {}})");
    CAPTURE(text);
    CHECK_THAT(fault_of(text), Catch::StartsWith("The API model is broken: the document: "));
}

TEST_CASE("the service may be named, though not one that is none or not there") {
    CHECK(fault_of(kSoundModel, "t#Service") == "none");
    CHECK(fault_of(kSoundModel, "t#Other") ==
          "The API model is broken: t#Other: it is targeted but not defined");
    CHECK_THAT(fault_of(kSoundModel, "t#Input"),
               Catch::StartsWith("The API model is broken: t#Input: "));
}

TEST_CASE("what is wrong with a shape that no operation reaches does not matter") {
    CHECK(fault_of(model_with(
              {{"t#Unused", Object{{"type", "unknown"}, {"members", Object()}}}})) == "none");
    CHECK(model_of({}).find_shape("Unused") == nullptr);
}

TEST_CASE("a member's own constraints replace those of its target") {
    const Model model = model_of(output(R"({
        "plain": {"target": "t#Name"},
        "longer": {"target": "t#Name", "traits": {"smithy.api#length": {"max": 9}}}})"));
    const Shape& shape = *model.find_shape("Output");
    CHECK(shape.find("plain")->constraints.min_length == 1);
    CHECK(shape.find("plain")->constraints.max_length == std::nullopt);
    CHECK(shape.find("longer")->constraints.min_length == std::nullopt);
    CHECK(shape.find("longer")->constraints.max_length == 9);
    CHECK(shape.find("longer")->constraints.pattern == shape.find("plain")->constraints.pattern);
}

TEST_CASE("members of mixins come before a structure's own") {
    Object shapes{
        {"t#Mixin", json::parse(R"({"type": "structure",
                      "members": {"first": {"target": "smithy.api#Integer"}}})")},
        {"t#Output", json::parse(R"({"type": "structure", "mixins": [{"target": "t#Mixin"}],
                      "members": {"second": {"target": "t#Name"}}})")}};
    const Model model = model_of(shapes);
    const auto& members = model.find_shape("Output")->members;
    REQUIRE(members.size() == 2);
    CHECK(members[0].name == "first");
    CHECK(members[0].target->type == ShapeType::integer);
    CHECK(members[1].name == "second");
}

TEST_CASE("a shape that holds itself knows whether anything in it is sensitive") {
    Object shapes = output(R"({"node": {"target": "t#Node"}, "leaf": {"target": "t#Leaf"}})");
    shapes.add("t#Node", json::parse(R"({"type": "structure", "members": {
        "next": {"target": "t#Nodes"}, "secret": {"target": "t#Secret"}}})"));
    shapes.add("t#Nodes", json::parse(R"({"type": "list", "member": {"target": "t#Node"}})"));
    shapes.add("t#Leaf", json::parse(R"({"type": "structure", "members": {
        "self": {"target": "t#Leaf"}}})"));
    shapes.add("t#Secret", json::parse(R"({"type": "string",
        "traits": {"smithy.api#sensitive": {}}})"));
    const Model model = model_of(shapes);
    CHECK(model.find_shape("Node")->holds_sensitive);
    CHECK_FALSE(model.find_shape("Node")->sensitive);
    CHECK(model.find_shape("Nodes")->holds_sensitive);
    CHECK(model.find_shape("Output")->holds_sensitive);
    CHECK_FALSE(model.find_shape("Leaf")->holds_sensitive);
    CHECK(model.find_shape("Node")->find("secret")->sensitive);
}

TEST_CASE("an enumeration is read in the old notation too") {
    const Model model = model_of({{"t#Name", json::parse(R"({"type": "string", "traits":
        {"smithy.api#enum": [{"value": "b", "name": "B"}, {"value": "a"}]}})")}});
    CHECK(model.find_shape("Name")->type == ShapeType::enumeration);
    CHECK(model.find_shape("Name")->enum_values == std::vector<std::string>{"b", "a"});
}

TEST_CASE("operations and shapes are found by name, others are not there") {
    CHECK(customer_profiles().find_operation("UpdateDomain")->method == "PUT");
    CHECK(customer_profiles().find_operation("updateDomain") == nullptr);
    CHECK(customer_profiles().find_operation("") == nullptr);
    CHECK(customer_profiles().find_shape("MatchingRequest") != nullptr);
    CHECK(customer_profiles().find_shape("UpdateDomain") == nullptr);
}

}  // namespace profiles::protocol
