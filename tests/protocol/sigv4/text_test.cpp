#include "protocol/sigv4/text.h"

#include <catch2/catch.hpp>

namespace profiles::protocol::sigv4 {

using Parts = std::vector<std::string_view>;

TEST_CASE("splitting gives one part more than there are separators") {
    CHECK(split("", ';') == Parts{""});
    CHECK(split("a", ';') == Parts{"a"});
    CHECK(split(";a;;b;", ';') == Parts{"", "a", "", "b", ""});
}

TEST_CASE("joining undoes splitting") {
    CHECK(join({}, ';').empty());
    for (const auto* text : {"", "a", ";", "a;b", ";a;;b;"}) {
        CHECK(join(split(text, ';'), ';') == text);
    }
}

TEST_CASE("taking a part leaves what comes after its separator") {
    std::string_view text = "a,,b";
    CHECK(take_part(text, ',') == "a");
    CHECK(take_part(text, ',').empty());
    CHECK(text == "b");
    CHECK(take_part(text, ',') == "b");
    CHECK(text.empty());
    CHECK(take_part(text, ',').empty());
}

TEST_CASE("parts are put one after the other, with whatever bytes they have") {
    CHECK(concat({}).empty());
    CHECK(concat({"a", "", std::string_view("\0b", 2)}) == std::string("a\0b", 3));
}

TEST_CASE("trimming cuts blanks and line ends off both ends only") {
    CHECK(trim(" \t\r\na \n b\r\n") == "a \n b");
    CHECK(trim(" \t ").empty());
    CHECK(trim("").empty());
}

TEST_CASE("only ASCII letters become lower-case") {
    CHECK(to_lower("X-Amz_Date@[\xc3\x84") == "x-amz_date@[\xc3\x84");
}

}  // namespace profiles::protocol::sigv4
