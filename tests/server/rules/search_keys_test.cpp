#include "server/rules/search_keys.h"

#include <catch2/catch.hpp>

namespace profiles::server::rules {
namespace {

using protocol::Object;

/// The keys as `_email=a@b.example `.
std::string keys_in(const Object& members) {
    std::string text;
    for (const auto& [name, value] : keys_of(members)) {
        text += name + '=' + value + ' ';
    }
    return text;
}

}  // namespace

TEST_CASE("A profile is found by its account, its name and all its phones and e-mail addresses",
          "[search_keys]") {
    CHECK(keys_in({{"AccountNumber", "A-1"},
                   {"FirstName", "Ada"},
                   {"LastName", "Lovelace"},
                   {"PhoneNumber", "+15550000004"},
                   {"MobilePhoneNumber", "(555) 000-0003"},
                   {"HomePhoneNumber", "5550000002"},
                   {"BusinessPhoneNumber", "555-000-0001"},
                   {"EmailAddress", "C@x.example"},
                   {"PersonalEmailAddress", "b@x.example"},
                   {"BusinessEmailAddress", "a@X.example"}}) ==
          "_account=A-1 _email=a@x.example _email=b@x.example _email=c@x.example "
          "_fullName=ada lovelace "
          "_phone=5550000001 _phone=5550000002 _phone=5550000003 _phone=5550000004 ");
}

TEST_CASE("What is the same in two members is one key", "[search_keys]") {
    CHECK(keys_in({{"PhoneNumber", "+15551234567"}, {"HomePhoneNumber", "555 123 4567"}}) ==
          "_phone=5551234567 ");
}

TEST_CASE("A full name is made of what there is of it", "[search_keys]") {
    CHECK(keys_in({{"FirstName", "Ada"}}) == "_fullName=ada ");
    CHECK(keys_in({{"LastName", "Lovelace"}}) == "_fullName=lovelace ");
    CHECK(keys_in({{"LastName", "Lovelace"}, {"MiddleName", "King"}, {"FirstName", "Ada"}}) ==
          "_fullName=ada lovelace ");
}

TEST_CASE("No other member makes a profile found", "[search_keys]") {
    CHECK(keys_in({{"MiddleName", "King"},
                   {"BusinessName", "Engines"},
                   {"BirthDate", "1815-12-10"},
                   {"Address", Object{{"City", "London"}}},
                   {"Attributes", Object{{"EmailAddress", "a@x.example"}}}})
              .empty());
    CHECK(keys_in({}).empty());
}

TEST_CASE("Every domain knows the keys that AWS lists and no others", "[search_keys]") {
    for (const auto* name : {"_account",
                             "_profileId",
                             "_assetId",
                             "_caseId",
                             "_orderId",
                             "_fullName",
                             "_phone",
                             "_email",
                             "_ctrContactId",
                             "_marketoLeadId",
                             "_salesforceAccountId",
                             "_salesforceContactId",
                             "_salesforceAssetId",
                             "_zendeskUserId",
                             "_zendeskExternalId",
                             "_zendeskTicketId",
                             "_serviceNowSystemId",
                             "_serviceNowIncidentId",
                             "_segmentUserId",
                             "_shopifyCustomerId",
                             "_shopifyOrderId"}) {
        INFO(name);
        CHECK(is_predefined_key(name));
    }
    CHECK_FALSE(is_predefined_key("_Phone"));
    CHECK_FALSE(is_predefined_key("phone"));
    CHECK_FALSE(is_predefined_key("_"));
    CHECK_FALSE(is_predefined_key("loyalty"));
}

TEST_CASE("A profile can be given every key but its id and what is kept for the service",
          "[search_keys]") {
    CHECK(may_be_added("loyalty"));
    CHECK(may_be_added("profileId"));
    CHECK(may_be_added("_email"));
    CHECK(may_be_added("_shopifyOrderId"));
    CHECK_FALSE(may_be_added("_profileId"));
    CHECK_FALSE(may_be_added("_loyalty"));
    CHECK_FALSE(may_be_added("_Email"));
    CHECK_FALSE(may_be_added("_"));
}

TEST_CASE("Phones, e-mail addresses and names are compared leniently, all else to the letter",
          "[search_keys]") {
    CHECK(comparable("_phone", "+1 (555) 123-4567") == "5551234567");
    CHECK(comparable("_email", " Ada@X.example") == "ada@x.example");
    CHECK(comparable("_fullName", "Ada LOVELACE") == "ada lovelace");
    CHECK(comparable("_account", " A-1 ") == " A-1 ");
    CHECK(comparable("loyalty", "+1 (555) Gold") == "+1 (555) Gold");
}

}  // namespace profiles::server::rules
