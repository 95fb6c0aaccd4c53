#include "protocol/restjson/request_target.h"

#include "tests/protocol/fixtures.h"

namespace profiles::protocol::restjson {
namespace {

using protocol::testing::cases_in;

Value parameters_of(const Query& query) {
    List list;
    for (const auto& [name, value] : query.parameters) {
        list.push_back(List{name, value});
    }
    return list;
}

}  // namespace

TEST_CASE("a target is cut into path and query without being decoded") {
    for (const Value& entry : cases_in("targets.json")) {
        const Object& row = entry.as_object();
        CAPTURE(row);
        const std::string& text = row.at("target").as_string();
        const auto target = RequestTarget::parse(text);
        CHECK(target.path == row.at("path").as_string());
        CHECK(target.query == row.at("query").as_string());
    }
}

TEST_CASE("a query gives its parameters decoded and in order, and the broken ones raw") {
    for (const Value& entry : cases_in("queries.json")) {
        const Object& row = entry.as_object();
        CAPTURE(row);
        const std::string& text = row.at("query").as_string();
        const Query query = Query::parse(text);
        CHECK(parameters_of(query) == row.at("parameters"));
        const std::vector<std::string> broken(query.broken.begin(), query.broken.end());
        CHECK(broken == (row.has("broken") ? protocol::testing::texts_of(row.at("broken"))
                                           : std::vector<std::string>()));
    }
}

TEST_CASE("a query finds the first value of a name, exactly as it is spelled") {
    const Query query = Query::parse("a=1&A=2&a=3&b");
    REQUIRE(query.find("a") != nullptr);
    CHECK(*query.find("a") == "1");
    CHECK(*query.find("A") == "2");
    CHECK(query.find("b")->empty());
    CHECK(query.find("c") == nullptr);
}

TEST_CASE("a query of a great many parameters is read at once") {
    CHECK(Query::parse(protocol::testing::repeated("a=b&", 100'000)).parameters.size() == 100'001);
}

}  // namespace profiles::protocol::restjson
