#include "protocol/sigv4/request_date.h"

#include <catch2/catch.hpp>

namespace profiles::protocol::sigv4 {
namespace {

constexpr std::chrono::sys_seconds kExample =
    std::chrono::sys_days(std::chrono::year(2015) / 8 / 30) + std::chrono::hours(12) +
    std::chrono::minutes(36) + std::chrono::seconds(9);

}  // namespace

TEST_CASE("a request date is written in ISO 8601's basic format and read back") {
    CHECK(format_request_date(kExample) == "20150830T123609Z");
    CHECK(parse_request_date("20150830T123609Z") == kExample);
}

TEST_CASE("every part of a request date has all its digits") {
    for (const auto* text : {"00000101T000000Z", "00010203T040506Z", "19700101T000000Z",
                             "20240229T235959Z", "99991231T235959Z"}) {
        CHECK(format_request_date(parse_request_date(text).value()) == text);
    }
}

TEST_CASE("the date of a scope is the day of the request date") {
    CHECK(format_scope_date(kExample) == "20150830");
    CHECK(format_scope_date(parse_request_date("00010203T235959Z").value()) == "00010203");
}

TEST_CASE("a request date may be written as HTTP writes dates") {
    CHECK(parse_request_date("Sun, 30 Aug 2015 12:36:09 GMT") == kExample);
}

TEST_CASE("a leap day exists in leap years only") {
    CHECK(parse_request_date("20240229T000000Z").has_value());
    CHECK_FALSE(parse_request_date("20230229T000000Z").has_value());
}

TEST_CASE("what is no date is not read as one") {
    for (const auto* text :
         {"", "20150830", "20150830T123609", "2015-08-30T12:36:09Z", "20150830T123609Zx",
          " 20150830T123609Z", "20150830t123609z", "2015083OT123609Z", "20151330T123609Z",
          "20150832T123609Z", "20150800T123609Z", "20150030T123609Z", "20150830T243609Z",
          "20150830T126009Z", "20150830T123660Z", "Sun, 30 Agu 2015 12:36:09 GMT",
          "Sun, 30 Aug 2015 12:36:09 CET", "Sunday, 30-Aug-15 12:36:09 GMT", "1440938160"}) {
        INFO(text);
        CHECK_FALSE(parse_request_date(text).has_value());
    }
}

}  // namespace profiles::protocol::sigv4
