#include "server/rules/resource_arn.h"

#include <catch2/catch.hpp>

using profiles::server::rules::ResourceArn;

TEST_CASE("The ARN of a domain names its region, account and domain", "[resource_arn]") {
    const auto arn = ResourceArn::parse("arn:aws:profile:eu-west-1:123456789012:domains/my-domain");
    REQUIRE(arn);
    CHECK(arn->region == "eu-west-1");
    CHECK(arn->account == "123456789012");
    CHECK(arn->domain == "my-domain");
    CHECK(arn->inside.empty());
}

TEST_CASE("The name of an integration may be an ARN itself", "[resource_arn]") {
    const auto arn = ResourceArn::parse(
        "arn:aws:profile:us-east-1:1:domains/d/integrations/arn:aws:app-integrations:us-east-1:1:x/"
        "y");
    REQUIRE(arn);
    CHECK(arn->domain == "d");
    CHECK(arn->inside == "integrations/arn:aws:app-integrations:us-east-1:1:x/y");
}

TEST_CASE("What names nothing that can have tags is no resource ARN", "[resource_arn]") {
    const auto* text =
        GENERATE("", "arn", "arn:aws:profile", "arn:aws:profile:r:a", "arn::profile:r:a:domains/d",
                 "arn:aws:sqs:r:a:domains/d", "arn:aws:profile:r:a:domains",
                 "arn:aws:profile:r:a:domains/", "arn:aws:profile:r:a:domains/d/",
                 "arn:aws:profile:r:a:d/d", "arn:aws:profile:r:a:domains/d/profiles/1",
                 "arn:aws:profile:r:a:domains/d/layouts", "arn:aws:profile:r:a:domains/d/layouts/");
    INFO(text);
    CHECK_FALSE(ResourceArn::parse(text));
}
