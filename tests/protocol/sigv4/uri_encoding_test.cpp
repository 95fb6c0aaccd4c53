#include "protocol/sigv4/uri_encoding.h"

#include <catch2/catch.hpp>

namespace profiles::protocol::sigv4 {

TEST_CASE("encoding leaves the unreserved characters and escapes every other byte in upper case") {
    const std::string unreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    CHECK(encode_component(unreserved) == unreserved);
    CHECK(encode_component("a/b c%é*+=") == "a%2Fb%20c%25%C3%A9%2A%2B%3D");
    CHECK(encode_component(std::string_view("\0\xff", 2)) == "%00%FF");
}

TEST_CASE("encoding a path keeps its slashes and escapes its escapes once more") {
    CHECK(encode_path("/a%2Fb/c d") == "/a%252Fb/c%20d");
}

TEST_CASE("decoding replaces escapes in either case and leaves a plus") {
    CHECK(decode("%2f%2F+%C3%a9") == "//+é");
}

TEST_CASE("decoding leaves a percent sign that starts no escape") {
    CHECK(decode("%") == "%");
    CHECK(decode("%4") == "%4");
    CHECK(decode(std::string_view("%4f", 2)) == "%4");
    CHECK(decode("%zz%4g%%41") == "%zz%4g%A");
}

TEST_CASE("a target is cut at its first question mark") {
    CHECK(split_target("/a?b=c?d").path == "/a");
    CHECK(split_target("/a?b=c?d").query == "b=c?d");
    CHECK(split_target("/a").path == "/a");
    CHECK(split_target("/a").query.empty());
    CHECK(split_target("").path.empty());
}

TEST_CASE("a query gives its parameters in order, decoded, whatever is left out in it") {
    CHECK(decode_query("").empty());
    CHECK(decode_query("&&").empty());
    CHECK(decode_query("b=1&a&a=&=x&&c%3D=%26=&") ==
          std::vector<QueryParameter>{{"b", "1"}, {"a", ""}, {"a", ""}, {"", "x"}, {"c=", "&="}});
}

}  // namespace profiles::protocol::sigv4
