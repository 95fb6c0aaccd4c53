#include "protocol/text.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

namespace profiles::protocol {

TEST_CASE("percent-decoding undoes every escape once, in either case, and leaves a plus") {
    CHECK(percent_decode("") == "");
    CHECK(percent_decode("a+b c") == "a+b c");
    CHECK(percent_decode("arn%3Aaws%3aprofile%2F%2f") == "arn:aws:profile//");
    CHECK(percent_decode("%252F") == "%2F");
    CHECK(percent_decode("%00") == std::string(1, '\0'));
    CHECK(percent_decode("%C3%A9%ff") == "\xC3\xA9\xFF");
}

TEST_CASE("percent-decoding refuses an escape that is not two hexadecimal digits") {
    const auto* text = GENERATE("%", "%4", "a%", "a%4", "%zz", "%4g", "%g4", "%%41", "% 41", "%+1");
    CAPTURE(text);
    CHECK(percent_decode(text) == std::nullopt);
}

TEST_CASE("text on the edges of UTF-8 is well-formed") {
    const auto* text =
        GENERATE("", "a", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF",
                 "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "é€😀");
    CAPTURE(text);
    CHECK(is_utf8(text));
}

TEST_CASE("NUL is a character like any other") {
    using namespace std::string_view_literals;
    CHECK(is_utf8("a\0b"sv));
    CHECK(count_code_points("a\0b"sv) == 3);
}

TEST_CASE("text that breaks a rule of UTF-8 is refused, alone and inside other text") {
    struct Row {
        const char* rule;
        const char* bytes;
    };
    const auto [rule, bytes] = GENERATE(values<Row>({
        {"a continuation without a lead", "\x80"},
        {"a lead without a continuation", "\xC3"},
        {"a lead and then something else", "\xC3("},
        {"two bytes for what one holds", "\xC0\x80"},
        {"two bytes for what one holds, the last", "\xC1\xBF"},
        {"three bytes for what two hold", "\xE0\x9F\xBF"},
        {"four bytes for what three hold", "\xF0\x8F\xBF\xBF"},
        {"a high surrogate", "\xED\xA0\x80"},
        {"a low surrogate", "\xED\xBF\xBF"},
        {"two bytes of three", "\xE2\x82"},
        {"three bytes of four", "\xF0\x9F\x98"},
        {"a bad third byte", "\xE2\x82("},
        {"a bad fourth byte", "\xF0\x9F\x98("},
        {"past U+10FFFF", "\xF4\x90\x80\x80"},
        {"a lead that no character has", "\xF5\x80\x80\x80"},
        {"a five-byte lead", "\xF8\x88\x80\x80\x80"},
        {"a byte that UTF-8 never has", "\xFF"},
    }));
    CAPTURE(rule);
    CHECK_FALSE(is_utf8(bytes));
    CHECK_FALSE(is_utf8("é" + std::string(bytes)));
    CHECK_FALSE(is_utf8(std::string(bytes) + "é"));
}

TEST_CASE("every byte that is no UTF-8 is replaced, and nothing else") {
    CHECK(replace_malformed("") == "");
    CHECK(replace_malformed("a é€😀 z") == "a é€😀 z");
    CHECK(replace_malformed("\xFF") == "\uFFFD");
    CHECK(replace_malformed("caf\xE9 or more") == "caf\uFFFD or more");
    CHECK(replace_malformed("é\xC3é\x80") == "é\uFFFDé\uFFFD");
    CHECK(replace_malformed("\xED\xA0\x80 \xF0\x9F\x98") ==
          "\uFFFD\uFFFD\uFFFD \uFFFD\uFFFD\uFFFD");
}

TEST_CASE("length counts code points, not bytes and not what a reader takes for one character") {
    CHECK(count_code_points("") == 0);
    CHECK(count_code_points("abc") == 3);
    CHECK(count_code_points("é") == 1);
    CHECK(count_code_points("e\u0301") == 2);
    CHECK(count_code_points("😀") == 1);
    CHECK(count_code_points("👩\u200D👧") == 3);
}

TEST_CASE("code points are counted wherever the longer ones are in a text") {
    for (std::size_t at = 0; at <= 20; ++at) {
        for (const std::string long_one : {"é", "€", "😀"}) {
            CHECK(count_code_points(std::string(at, 'a') + long_one + std::string(20 - at, 'b')) ==
                  21);
        }
    }
}

TEST_CASE("an integer is decimal digits with at most a minus, within 64 bits") {
    CHECK(parse_integer("0") == 0);
    CHECK(parse_integer("-0") == 0);
    CHECK(parse_integer("007") == 7);
    CHECK(parse_integer("9223372036854775807") == std::numeric_limits<std::int64_t>::max());
    CHECK(parse_integer("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());

    const auto* text = GENERATE("", "-", "+1", " 1", "1 ", "1.0", "1e2", "0x10", "1_0", "one", "١",
                                "9223372036854775808", "-9223372036854775809");
    CAPTURE(text);
    CHECK(parse_integer(text) == std::nullopt);
}

TEST_CASE("a double is read exactly and written as the shortest text that reads back the same") {
    const auto* text = GENERATE("0", "-0", "0.1", "-2.5", "1e+21", "5e-324", "1e-07",
                                "1.7976931348623157e+308", "2.2250738585072014e-308",
                                "123456789.12345679", "0.30000000000000004", "9007199254740993");
    CAPTURE(text);
    const auto value = parse_double(text);
    REQUIRE(value);
    CHECK(*value == std::strtod(text, nullptr));
    CHECK(std::signbit(*value) == (text[0] == '-'));
    CHECK(parse_double(format_double(*value)) == value);
}

TEST_CASE("a double too small to hold is zero, one too large is none") {
    CHECK(parse_double("1e-400") == 0.0);
    CHECK(parse_double("-1e-400") == 0.0);
    CHECK(parse_double("0." + std::string(400, '0') + "1") == 0.0);
    CHECK(parse_double("1e400") == std::nullopt);
    CHECK(parse_double("-1e400") == std::nullopt);
    CHECK(parse_double(std::string(100'000, '9')) == std::nullopt);
    CHECK(parse_double("1" + std::string(400, '0') + "e-400") == 1.0);
}

TEST_CASE("what JSON has no number for is written as Smithy's three words and no other") {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    CHECK(parse_double("Infinity") == infinity);
    CHECK(parse_double("-Infinity") == -infinity);
    CHECK(std::isnan(parse_double("NaN").value()));
    CHECK(format_double(infinity) == "Infinity");
    CHECK(format_double(-infinity) == "-Infinity");
    CHECK(format_double(std::nan("")) == "NaN");

    const auto* text = GENERATE("", "-", ".", "e5", "1e", "inf", "nan", "infinity", "+Infinity",
                                "-NaN", "0x1p3", "1,5", " 1", "1 ", "1.5f", "1..5", "--1");
    CAPTURE(text);
    CHECK(parse_double(text) == std::nullopt);
}

TEST_CASE("splitting gives a part more than there are separators") {
    using Parts = std::vector<std::string_view>;
    CHECK(split("", '/') == Parts{""});
    CHECK(split("a", '/') == Parts{"a"});
    CHECK(split("/a//b/", '/') == Parts{"", "a", "", "b", ""});
}

TEST_CASE("trimming takes blanks and tabs off the ends only") {
    CHECK(trim("").empty());
    CHECK(trim(" \t ").empty());
    CHECK(trim("\t a b\t") == "a b");
    CHECK(trim("\na\n") == "\na\n");
}

}  // namespace profiles::protocol
