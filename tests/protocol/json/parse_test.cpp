#include "protocol/json/parse.h"

#include <limits>

#include "tests/protocol/fixtures.h"

namespace profiles::protocol::json {
namespace {

using testing::repeated;
using namespace std::string_literals;

std::string quoted(const std::string& bytes) {
    return '"' + bytes + '"';
}

std::string nested(std::string_view open, std::string_view close, std::size_t depth) {
    return repeated(open, depth) + "1" + repeated(close, depth);
}

}  // namespace

TEST_CASE("each kind of JSON value becomes its kind of value") {
    CHECK(parse("null").is_null());
    CHECK(parse(" true\r\n") == Value(true));
    CHECK(parse("false") == Value(false));
    CHECK(parse("-7") == Value(-7));
    CHECK(parse("7.5") == Value(7.5));
    CHECK(parse(R"("\u00e9\ud83d\ude00\n\/")") == Value("é😀\n/"));
    CHECK(parse("[]") == Value(List()));
    CHECK(parse(R"({"a":[1,{"b":null}]})") ==
          Value(Object{{"a", List{1, Object{{"b", Value()}}}}}));
}

TEST_CASE("a number without fraction and exponent that fits 64 bits is an integer") {
    CHECK(parse("9223372036854775807") == Value(std::numeric_limits<std::int64_t>::max()));
    CHECK(parse("-9223372036854775808") == Value(std::numeric_limits<std::int64_t>::min()));
    CHECK(parse("9223372036854775808") == Value(9223372036854775808.0));
    CHECK(parse("18446744073709551616") == Value(18446744073709551616.0));
    CHECK(parse("1.0") == Value(1.0));
    CHECK(parse("1e2") == Value(100.0));
    CHECK(parse("-0").is<std::int64_t>());
    CHECK(parse("-0.0") == Value(0.0));
}

TEST_CASE("a number is read to its last bit") {
    CHECK(parse("0.1") == Value(0.1));
    CHECK(parse("123456789.123456789") == Value(123456789.123456789));
    CHECK(parse("5e-324") == Value(5e-324));
    CHECK(parse("1.7976931348623157e308") == Value(1.7976931348623157e308));
    CHECK(parse("0.1e309") == Value(1e308));
}

TEST_CASE("a number too small for a double is zero, however it is written") {
    CHECK(parse("1e-400") == Value(0.0));
    CHECK(parse("0.00000000001e-2147483639") == Value(0.0));
    CHECK(parse("0." + repeated("0", 400) + "1") == Value(0.0));
    CHECK(parse("1e-99999999999999999999") == Value(0.0));
    CHECK(parse("0." + repeated("1", 100'000)) == Value(1.0 / 9));
}

TEST_CASE("a number too large for a double is refused") {
    const auto text =
        GENERATE(as<std::string>(), "1e400", "-1e400", "1e309", "1000e306",
                 "1e99999999999999999999", repeated("9", 400), "-" + repeated("9", 100'000));
    CHECK_THROWS_AS(parse(text), ParseError);
}

TEST_CASE("what only looks like a number is refused") {
    const auto* text = GENERATE("01", "-", "+1", ".5", "1.", "1e", "1e+", "0x10", "NaN", "Infinity",
                                "-Infinity", "1_000", "--1", "1.2.3");
    CAPTURE(text);
    CHECK_THROWS_AS(parse(text), ParseError);
}

TEST_CASE("arrays and objects nest as deep as the limit and no deeper") {
    CHECK_NOTHROW(parse(nested("[", "]", kMaxDepth)));
    CHECK_NOTHROW(parse(nested(R"({"a":)", "}", kMaxDepth)));
    CHECK_THROWS_AS(parse(nested("[", "]", kMaxDepth + 1)), ParseError);
    CHECK_THROWS_AS(parse(nested(R"({"a":)", "}", kMaxDepth + 1)), ParseError);
    CHECK_THROWS_AS(parse(repeated("[", 1'000'000)), ParseError);
    CHECK_THROWS_AS(parse(repeated(R"({"a":[)", 1'000'000)), ParseError);
    CHECK_NOTHROW(parse("[" + repeated("[],", 1000) + "[]]"));
}

TEST_CASE("a surrogate that is not part of a pair is refused") {
    const auto* text = GENERATE(R"("\ud800")", R"("\udc00")", R"("\udc00\ud800")",
                                R"("\ud800\ud800")", R"("\ud800\u0041")", R"("\ud83d\ude00\ude00")",
                                R"("a\udfffz")", R"({"\udc00":1})", R"({"\ud800":1})");
    CAPTURE(text);
    CHECK_THROWS_AS(parse(text), ParseError);
}

TEST_CASE("bytes that are not UTF-8 are refused in values and names") {
    const auto bytes = GENERATE(as<std::string>(), "\x80", "\xC3", "\xC0\x80", "\xE0\x80\x80",
                                "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x80\x80\x80",
                                "\xF4\x90\x80\x80", "\xFE", "\xFF", "\xE2\x82", "\xF0\x9F\x98");
    CHECK_THROWS_AS(parse(quoted(bytes)), ParseError);
    CHECK_THROWS_AS(parse("{" + quoted(bytes) + ":1}"), ParseError);
    CHECK_THROWS_AS(parse(bytes), ParseError);
}

TEST_CASE("NUL is legal in a string when it is escaped, and nowhere else") {
    CHECK(parse(R"("a\u0000b")") == Value("a\0b"s));
    CHECK(parse(R"({"a\u0000":1})") == Value(Object{{"a\0"s, 1}}));
    CHECK_THROWS_AS(parse("\"a\0b\""s), ParseError);
    CHECK_THROWS_AS(parse("{}\0"s), ParseError);
    CHECK_THROWS_AS(parse("{}\0{"s), ParseError);
    CHECK_THROWS_AS(parse("\0{}"s), ParseError);
    CHECK_THROWS_AS(parse("[1,\0 2]"s), ParseError);
}

TEST_CASE("control characters must be escaped") {
    CHECK_THROWS_AS(parse("\"a\nb\""), ParseError);
    CHECK_THROWS_AS(parse("\"a\tb\""), ParseError);
    CHECK(parse("\"\x7F\"") == Value("\x7F"));
}

TEST_CASE("what is escaped is read wherever it is, and what is around it stays as it is") {
    for (std::size_t at = 0; at < 20; ++at) {
        for (const std::string_view plain : {"x", "é", "😀"}) {
            const auto before = repeated(plain, at);
            const auto behind = repeated(plain, 20 - at);
            CHECK(parse(quoted(before + R"(\n)" + behind)) == Value(before + "\n" + behind));
            CHECK(parse(quoted(before + R"(\"\u0001\\)" + behind)) ==
                  Value(before + "\"\1\\" + behind));
        }
    }
}

TEST_CASE("every control character must be, wherever it is in a long text") {
    for (char control = 0; control < ' '; ++control) {
        for (std::size_t place = 0; place < 40; ++place) {
            std::string text(40, 'a');
            text[place] = control;
            CAPTURE(static_cast<int>(control), place);
            CHECK_THROWS_AS(parse('"' + text + '"'), ParseError);
        }
    }
}

TEST_CASE("a byte order mark before the document does not count") {
    CHECK(parse("\xEF\xBB\xBF{}") == Value(Object()));
    CHECK_THROWS_AS(parse("\xEF\xBB\xBF"), ParseError);
    CHECK_THROWS_AS(parse("\xEF\xBB"), ParseError);
    CHECK_THROWS_AS(parse("{}\xEF\xBB\xBF"), ParseError);
}

TEST_CASE("text that is no JSON document, or more than one, is refused") {
    const auto* text = GENERATE("", " \t\r\n", "{", "}", "[", "]", "[1", "[1,]", "[,1]", "[1 2]",
                                R"({"a")", R"({"a":)", R"({"a":1)", R"({"a":1,})", R"({"a" 1})",
                                R"({a:1})", R"({'a':1})", R"({1:1})", "{}{}", "{} x", "{},", "1 2",
                                "nul", "nulll", "True", R"("a)", R"("\")", R"("\x41")", R"("\u12")",
                                R"("\u12g4")", "/*c*/{}", "{}//c", "[1/*c*/]", "\v1", "\xC2\xA0{}");
    CAPTURE(text);
    CHECK_THROWS_AS(parse(text), ParseError);
}

TEST_CASE("names that occur twice in an object are both kept, in order") {
    const Value value = parse(R"({"a":1,"b":2,"a":3})");
    CHECK(value.as_object().size() == 3);
    CHECK(write(value) == R"({"a":1,"b":2,"a":3})");
}

TEST_CASE("an error says where in the document it is") {
    CHECK_THROWS_WITH(parse(R"({"a":nope})"), Catch::EndsWith("At byte 6."));
    CHECK_THROWS_WITH(parse("[1e400]"), Catch::Contains("oo big"));
    CHECK_THROWS_WITH(parse(nested("[", "]", 101)), Catch::Contains("100 levels"));
}

}  // namespace profiles::protocol::json
