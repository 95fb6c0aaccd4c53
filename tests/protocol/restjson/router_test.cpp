#include "protocol/restjson/router.h"

#include <set>

#include "tests/protocol/fixtures.h"

namespace profiles::protocol::restjson {
namespace {

using protocol::testing::cases_in;
using protocol::testing::customer_profiles;
using protocol::testing::customer_profiles_router;
using protocol::testing::text_in;

std::optional<Route> route(const Router& router, std::string_view method, std::string_view target) {
    const auto parts = RequestTarget::parse(target);
    return router.match(method, parts.path, Query::parse(parts.query));
}

std::vector<std::string> labels_of(const Route& route) {
    return {route.labels.begin(), route.labels.end()};
}

/// A target that fits the pattern; its labels stand for their own names.
std::string sample_target(const UriPattern& uri) {
    std::string target;
    for (const auto& [kind, text] : uri.segments) {
        target += "/" + (kind == UriPattern::Kind::literal ? text : "the-" + text);
    }
    return target;
}

std::vector<std::string> sample_labels(const UriPattern& uri) {
    std::vector<std::string> labels;
    for (const auto& [kind, text] : uri.segments) {
        if (kind != UriPattern::Kind::literal) {
            labels.push_back("the-" + text);
        }
    }
    return labels;
}

struct Endpoint {
    std::string name;
    std::string uri;
};

/// The input that the labels of a pattern demand.
Object input_of(const UriPattern& uri) {
    Object members;
    for (const auto& [kind, text] : uri.segments) {
        if (kind != UriPattern::Kind::literal) {
            members.set(text, Object{{"target", "smithy.api#String"},
                                     {"traits", Object{{"smithy.api#httpLabel", Object()}}}});
        }
    }
    return {{"type", "structure"}, {"members", members}};
}

/// A model of operations that answer to GET.
Model model_of(const std::vector<Endpoint>& endpoints) {
    List operations;
    Object shapes;
    for (const auto& [name, uri] : endpoints) {
        const Object http{{"method", "GET"}, {"uri", uri}};
        shapes.add("t#" + name + "Input", input_of(UriPattern::parse(uri)));
        shapes.add("t#" + name, Object{{"type", "operation"},
                                       {"input", Object{{"target", "t#" + name + "Input"}}},
                                       {"traits", Object{{"smithy.api#http", http}}}});
        operations.push_back(Object{{"target", "t#" + name}});
    }
    shapes.add("t#Service", Object{{"type", "service"}, {"operations", operations}});
    return Model::parse(json::write(Value(Object{{"shapes", shapes}})));
}

std::string found(const std::optional<Route>& route) {
    return route ? route->operation->name : "none";
}

}  // namespace

TEST_CASE("every operation is found by its method and path, with what its labels stand for") {
    CHECK(customer_profiles().operations().size() == 106);
    for (const Operation& operation : customer_profiles().operations()) {
        const std::string target = sample_target(operation.uri);
        CAPTURE(operation.name, target);
        const auto match = route(customer_profiles_router(), operation.method, target);
        REQUIRE(match);
        CHECK(match->operation == &operation);
        CHECK(labels_of(*match) == sample_labels(operation.uri));
    }
}

TEST_CASE("a path answers to the methods of its operations and to no other") {
    std::set<std::pair<std::string, std::string>> known;
    for (const Operation& operation : customer_profiles().operations()) {
        known.emplace(operation.method, sample_target(operation.uri));
    }
    CHECK(known.size() == 106);
    for (const auto& [own_method, target] : known) {
        for (const char* method : {"GET", "PUT", "POST", "PATCH", "DELETE", "HEAD", "BREW"}) {
            CAPTURE(method, target);
            const auto match = route(customer_profiles_router(), method, target);
            // A static path may also be read as a label of another operation.
            const bool is_known = known.contains({method, target});
            CHECK((match && sample_target(match->operation->uri) == target) == is_known);
        }
    }
}

TEST_CASE("a request is routed by its raw path") {
    for (const Value& entry : cases_in("routes.json")) {
        const Object& row = entry.as_object();
        CAPTURE(row);
        const std::string target = row.at("target").as_string();
        const auto match = route(customer_profiles_router(), row.at("method").as_string(), target);
        CHECK(found(match) == text_in(row, "operation").value_or("none"));
        if (match && row.has("labels")) {
            CHECK(labels_of(*match) == protocol::testing::texts_of(row.at("labels")));
        }
    }
}

TEST_CASE("a path of a great many segments is no operation, and found so at once") {
    const std::string path = protocol::testing::repeated("/domains", 200'000);
    CHECK_FALSE(route(customer_profiles_router(), "GET", path));
}

TEST_CASE("of operations on one path the one that demands more of the query wins") {
    const Model model =
        model_of({{"Any", "/a"}, {"All", "/a?kind=all"}, {"AllDeep", "/a?kind=all&deep"}});
    const Router router(model);
    CHECK(found(route(router, "GET", "/a")) == "Any");
    CHECK(found(route(router, "GET", "/a?kind=some")) == "Any");
    CHECK(found(route(router, "GET", "/a?x=y&kind=all")) == "All");
    CHECK(found(route(router, "GET", "/a?kind=some&kind=%61ll")) == "All");
    CHECK(found(route(router, "GET", "/a?deep&kind=all")) == "AllDeep");
    CHECK(found(route(router, "GET", "/a?deep")) == "Any");
}

TEST_CASE("a greedy label takes as many segments as it can, what follows it permitting") {
    const Model model = model_of(
        {{"Read", "/files/{first+}"}, {"About", "/files/about"}, {"Raw", "/raw/{first+}/of"}});
    const Router router(model);
    const auto labels = [&](std::string_view path) {
        return labels_of(route(router, "GET", path).value());
    };
    CHECK(found(route(router, "GET", "/files/about")) == "About");
    CHECK(found(route(router, "GET", "/files/about/us")) == "Read");
    CHECK(labels("/files/a%2Fb/c//d") == std::vector<std::string>{"a%2Fb/c//d"});
    CHECK(labels("/raw/a/b/of") == std::vector<std::string>{"a/b"});
    CHECK(labels("/raw/of/of/of") == std::vector<std::string>{"of/of"});
    CHECK(found(route(router, "GET", "/raw/of")) == "none");
    CHECK(found(route(router, "GET", "/files")) == "none");
}

TEST_CASE("what a dead end took for a label is forgotten on the way back") {
    const Model model = model_of({{"Deep", "/a/b/{first}/c"}, {"Wide", "/a/{first}/{second}"}});
    const Router router(model);
    const auto segment = GENERATE(as<std::string>(), "x", "", "arn:x");
    CAPTURE(segment);
    const std::string path = "/a/b/" + segment;  // the labels are views into it
    const auto match = route(router, "GET", path);
    REQUIRE(found(match) == "Wide");
    CHECK(labels_of(*match) == std::vector<std::string>{"b", segment});
}

}  // namespace profiles::protocol::restjson
