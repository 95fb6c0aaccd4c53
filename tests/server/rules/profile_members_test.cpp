#include "server/rules/profile_members.h"

#include <catch2/catch.hpp>

#include "protocol/json/write.h"
#include "tests/support/test_service.h"

namespace profiles::server::rules {
namespace {

using protocol::List;
using protocol::Object;

std::string updated(Object members, Object given) {
    update_members(members, std::move(given));
    return protocol::json::write(members);
}

std::string with_deprecated_members(Object members) {
    add_deprecated_members(members, *tests::api_model().find_shape("Profile"));
    return protocol::json::write(members);
}

}  // namespace

TEST_CASE("A given text replaces, an empty one removes, what is absent is kept",
          "[profile_members]") {
    CHECK(updated({{"FirstName", "Ada"}, {"LastName", "Byron"}, {"BirthDate", "1815-12-10"}},
                  {{"LastName", "Lovelace"}, {"BirthDate", ""}, {"MiddleName", "King"}}) ==
          R"({"FirstName":"Ada","LastName":"Lovelace","MiddleName":"King"})");
    CHECK(updated({{"FirstName", "Ada"}}, {}) == R"({"FirstName":"Ada"})");
    CHECK(updated({}, {{"FirstName", ""}}) == "{}");
}

TEST_CASE("Addresses and attributes are changed part by part", "[profile_members]") {
    CHECK(updated({{"Address", Object{{"City", "London"}, {"Country", "UK"}}}},
                  {{"Address", Object{{"City", ""}, {"PostalCode", "W1"}}}}) ==
          R"({"Address":{"Country":"UK","PostalCode":"W1"}})");
    CHECK(updated({{"Attributes", Object{{"a", "1"}, {"b", "2"}, {"c", "3"}}}},
                  {{"Attributes", Object{{"d", "4"}, {"b", ""}, {"a", "5"}}}}) ==
          R"({"Attributes":{"a":"5","c":"3","d":"4"}})");
    CHECK(updated({{"Attributes", Object{{"a", "1"}}}}, {{"Attributes", Object{}}}) ==
          R"({"Attributes":{"a":"1"}})");
}

TEST_CASE("What has nothing left in it is not there", "[profile_members]") {
    CHECK(updated({{"Address", Object{{"City", "London"}}}},
                  {{"Address", Object{{"City", ""}, {"State", ""}}}}) == "{}");
    CHECK(updated({}, {{"Address", Object{}}, {"Attributes", Object{{"a", ""}}}}) == "{}");
    CHECK(updated({}, {{"EngagementPreferences", Object{{"Phone", List{}}}}}) == "{}");
}

TEST_CASE("A list replaces the earlier one", "[profile_members]") {
    const Object stored{
        {"EngagementPreferences", Object{{"Phone", List{"1", "2"}}, {"Email", List{"3"}}}}};
    CHECK(updated(stored, {{"EngagementPreferences", Object{{"Phone", List{"4"}}}}}) ==
          R"({"EngagementPreferences":{"Phone":["4"],"Email":["3"]}})");
    CHECK(updated(stored, {{"EngagementPreferences", Object{{"Phone", List{}}}}}) ==
          R"({"EngagementPreferences":{"Email":["3"]}})");
}

TEST_CASE("A deprecated member is kept as the text that took its place", "[profile_members]") {
    CHECK(updated({{"GenderString", "MALE"}}, {{"Gender", "FEMALE"}, {"PartyType", "OTHER"}}) ==
          R"({"GenderString":"FEMALE","PartyTypeString":"OTHER"})");
}

TEST_CASE("Of a deprecated member and its text the text counts", "[profile_members]") {
    CHECK(updated({}, {{"Gender", "FEMALE"}, {"GenderString", "woman"}}) ==
          R"({"GenderString":"woman"})");
    CHECK(updated({{"GenderString", "MALE"}}, {{"Gender", "FEMALE"}, {"GenderString", ""}}) ==
          "{}");
}

TEST_CASE("Deprecated members are shown where the model has a value for their text",
          "[profile_members]") {
    CHECK(with_deprecated_members({{"GenderString", "FEMALE"}, {"PartyTypeString", "BUSINESS"}}) ==
          R"({"GenderString":"FEMALE","PartyTypeString":"BUSINESS",)"
          R"("Gender":"FEMALE","PartyType":"BUSINESS"})");
    CHECK(with_deprecated_members({{"GenderString", "female"}, {"PartyTypeString", "MALE"}}) ==
          R"({"GenderString":"female","PartyTypeString":"MALE"})");
    CHECK(with_deprecated_members({}) == "{}");
}

}  // namespace profiles::server::rules
