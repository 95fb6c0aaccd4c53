#include "protocol/value.h"

#include "protocol/http_message.h"
#include "tests/protocol/fixtures.h"

namespace profiles::protocol {
namespace {

std::vector<std::string> names_of(const Object& object) {
    std::vector<std::string> names;
    for (const auto& [name, value] : object) {
        names.push_back(name);
    }
    return names;
}

}  // namespace

TEST_CASE("an object keeps its entries in the order in which they were added") {
    Object object{{"b", 1}, {"a", 2}};
    object.add("c", 3);
    object.set("a", 4);
    object.set("d", 5);
    CHECK(names_of(object) == std::vector<std::string>{"b", "a", "c", "d"});
    CHECK(object.at("a") == Value(4));
    object.erase("b");
    CHECK(names_of(object) == std::vector<std::string>{"a", "c", "d"});
}

TEST_CASE("an object finds what it has and says what it has not") {
    Object object{{"name", "value"}};
    CHECK(object.has("name"));
    CHECK_FALSE(object.has("Name"));
    CHECK(object.find("other") == nullptr);
    CHECK_THROWS_AS(object.at("other"), std::out_of_range);
    *object.find("name") = 1;
    CHECK(object.at("name").as_integer() == 1);
}

TEST_CASE("objects are equal when the same names hold the same values in whatever order") {
    CHECK(Object{{"a", 1}, {"b", 2}} == Object{{"b", 2}, {"a", 1}});
    CHECK_FALSE(Object{{"a", 1}} == Object{{"a", 2}});
    CHECK_FALSE(Object{{"a", 1}} == Object{{"b", 1}});
    CHECK_FALSE(Object{{"a", 1}} == Object{{"a", 1}, {"b", 2}});
    CHECK(Object() == Object());
}

TEST_CASE("values are equal when type and content are") {
    CHECK(Value(List{1, "a", Object{{"k", true}}}) == Value(List{1, "a", Object{{"k", true}}}));
    CHECK_FALSE(Value(List{1, 2}) == Value(List{2, 1}));
    CHECK_FALSE(Value(1) == Value(1.0));
    CHECK_FALSE(Value(0) == Value(false));
    CHECK_FALSE(Value("") == Value());
    CHECK(Value().is_null());
}

TEST_CASE("a value read as what it is not is a bug that shows") {
    CHECK_THROWS_AS(Value("1").as_integer(), std::bad_variant_access);
    CHECK_THROWS_AS(Value(1).as_double(), std::bad_variant_access);
    CHECK_THROWS_AS(Value().as_object(), std::bad_variant_access);
}

TEST_CASE("a copied value does not share its content") {
    Value original(Object{{"list", List{1}}});
    Value copy = original;
    copy.as_object().find("list")->as_list().push_back(2);
    CHECK(original == Value(Object{{"list", List{1}}}));
}

TEST_CASE("headers are found in whatever case they were written, the first of a name first") {
    Headers headers{{"Content-Type", "a"}, {"content-type", "b"}};
    headers.add("X-Other", "");
    CHECK(headers.find("CONTENT-TYPE") == "a");
    CHECK(headers.find("x-other") == "");
    CHECK(headers.find("x-othe") == std::nullopt);
    CHECK(headers.size() == 3);
}

}  // namespace profiles::protocol
