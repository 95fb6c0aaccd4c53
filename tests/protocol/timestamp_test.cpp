#include "protocol/timestamp.h"

#include "tests/protocol/fixtures.h"

namespace profiles::protocol {
namespace {

using testing::cases_in;
using testing::text_in;

TimestampFormat format_named(std::string_view name) {
    if (name == "date-time") {
        return TimestampFormat::date_time;
    }
    return name == "http-date" ? TimestampFormat::http_date : TimestampFormat::epoch_seconds;
}

Timestamp at(std::int64_t milliseconds) {
    return Timestamp(std::chrono::milliseconds(milliseconds));
}

}  // namespace

TEST_CASE("a timestamp is read in its format and no other, and written back") {
    for (const Value& entry : cases_in("timestamps.json")) {
        const Object& row = entry.as_object();
        const std::string text = row.at("text").as_string();
        const auto format = format_named(row.at("format").as_string());
        CAPTURE(row);
        const auto read = parse_timestamp(text, format);
        if (const Value* milliseconds = row.find("milliseconds")) {
            REQUIRE(read);
            CHECK(read->time_since_epoch().count() == milliseconds->as_integer());
            CHECK(format_timestamp(*read, format) == text_in(row, "written").value_or(text));
        } else {
            CHECK_FALSE(read);
        }
    }
}

TEST_CASE("milliseconds are dropped from an HTTP date towards the past") {
    CHECK(format_http_date(at(999)) == "Thu, 01 Jan 1970 00:00:00 GMT");
    CHECK(format_http_date(at(-1)) == "Wed, 31 Dec 1969 23:59:59 GMT");
}

TEST_CASE("seconds become the nearest millisecond, half of one away from zero") {
    CHECK(timestamp_from_epoch_seconds(0.0005) == at(1));
    CHECK(timestamp_from_epoch_seconds(-0.0005) == at(-1));
    CHECK(timestamp_from_epoch_seconds(0.00049) == at(0));
    CHECK(timestamp_from_epoch_seconds(1594166400.123) == at(1594166400123));
}

TEST_CASE("every millisecond of a second survives the way through JSON") {
    for (std::int64_t millisecond = 0; millisecond < 1000; ++millisecond) {
        const Timestamp instant = at(1'767'225'600'000 + millisecond);
        CAPTURE(millisecond);
        CHECK(parse_timestamp(format_epoch_seconds(instant), TimestampFormat::epoch_seconds) ==
              instant);
    }
}

}  // namespace profiles::protocol
