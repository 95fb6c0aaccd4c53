#include "protocol/json/write.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "protocol/json/parse.h"
#include "tests/protocol/fixtures.h"

namespace profiles::protocol::json {

using namespace std::string_literals;

TEST_CASE("JSON is written compactly and in order") {
    CHECK(write(Value(Object{{"b", List{1, Value(), true, false}}, {"a", Object()}})) ==
          R"({"b":[1,null,true,false],"a":{}})");
    CHECK(write(Value(List())) == "[]");
}

TEST_CASE("strings are escaped where JSON demands it and nowhere else") {
    CHECK(write(Value("a\"b\\c/d")) == R"("a\"b\\c/d")");
    CHECK(write(Value("\b\f\n\r\t\x1F\0"s)) == R"("\b\f\n\r\t\u001F\u0000")");
    CHECK(write(Value("é€😀\x7F")) == "\"é€😀\x7F\"");
    CHECK(write(Value(Object{{"a\"\0"s, 1}})) == R"({"a\"\u0000":1})");
}

TEST_CASE("bytes that are no UTF-8 are replaced, in names as in strings") {
    CHECK(write(Value("/domains/\xFF")) == "\"/domains/\uFFFD\"");
    CHECK(write(Value(Object{{"caf\xE9", "é\xC3"}})) == "{\"caf\uFFFD\":\"é\uFFFD\"}");
}

TEST_CASE("every ASCII character is read as it was written, wherever it is in a long text") {
    for (int character = 0; character < 0x80; ++character) {
        for (std::size_t place = 0; place < 40; ++place) {
            std::string text(40, 'a');
            text[place] = static_cast<char>(character);
            const std::string written = write(Value(text));
            CAPTURE(character, place, written);
            CHECK(std::ranges::none_of(written, [](char c) { return c >= 0 && c < ' '; }));
            CHECK(parse(written) == Value(text));
        }
    }
}

TEST_CASE("what is JSON already is written as it is, also inside of other things") {
    CHECK(write(Value(EncodedJson{R"({"b":1})"})) == R"({"b":1})");
    CHECK(write(Value(Object{{"a", EncodedJson{R"({"b":1})"}}, {"c", List{EncodedJson{"[]"}}}})) ==
          R"({"a":{"b":1},"c":[[]]})");
}

TEST_CASE("integers are written with all their digits") {
    CHECK(write(Value(std::numeric_limits<std::int64_t>::max())) == "9223372036854775807");
    CHECK(write(Value(std::numeric_limits<std::int64_t>::min())) == "-9223372036854775808");
}

TEST_CASE("every double reads back as itself") {
    const double value =
        GENERATE(0.1, 1e21, 5e-324, 1.7976931348623157e308, 123456789.123456789, 0.3, 1.0 / 3,
                 -2.5e-10, 2.2250738585072014e-308, 9007199254740993.0, 100000.0, 1e-7, 0.0, -1.0);
    const std::string text = write(Value(value));
    CAPTURE(text);
    const Value read = parse(text);
    CHECK((read.is<double>() ? read.as_double() : static_cast<double>(read.as_integer())) == value);
}

TEST_CASE("the zero below zero keeps its sign") {
    CHECK(write(Value(-0.0)) == "-0.0");
    CHECK(std::signbit(parse("-0.0").as_double()));
}

TEST_CASE("what JSON has no number for is written as a string") {
    CHECK(write(Value(std::numeric_limits<double>::infinity())) == R"("Infinity")");
    CHECK(write(Value(-std::numeric_limits<double>::infinity())) == R"("-Infinity")");
    CHECK(write(Value(std::nan(""))) == R"("NaN")");
}

TEST_CASE("a timestamp is written as seconds with its milliseconds") {
    using std::chrono::milliseconds;
    CHECK(write(Value(Timestamp(milliseconds(1'634'244'800'435)))) == "1634244800.435");
    CHECK(write(Value(Timestamp(milliseconds(-1500)))) == "-1.5");
    CHECK(write(Value(Timestamp())) == "0");
}

TEST_CASE("a document is written member by member") {
    Writer writer;
    writer.begin_object();
    writer.name("list");
    writer.begin_array();
    writer.string("a");
    writer.integer(1);
    writer.number(0.5);
    writer.boolean(true);
    writer.null();
    writer.value(Value(Object{{"k", "v"}}));
    writer.end_array();
    writer.end_object();
    CHECK(writer.take() == R"({"list":["a",1,0.5,true,null,{"k":"v"}]})");
}

TEST_CASE("a large document is the same after writing and reading") {
    List list;
    for (int i = 0; i < 10'000; ++i) {
        list.push_back(
            Object{{"index", i}, {"text", std::to_string(i) + "é\n"}, {"half", i + 0.5}});
    }
    CHECK(parse(write(Value(list))).as_list() == list);
}

}  // namespace profiles::protocol::json
