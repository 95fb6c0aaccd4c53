#include "protocol/sigv4/canonical_request.h"

#include <catch2/catch.hpp>

#include "protocol/sigv4/digest.h"
#include "protocol/sigv4/signature_errors.h"

namespace profiles::protocol::sigv4 {

TEST_CASE("a normalized path has no empty segment, no dot and nothing that a double dot removes") {
    CHECK(canonical_path("") == "/");
    CHECK(canonical_path("/") == "/");
    CHECK(canonical_path("//") == "/");
    CHECK(canonical_path("/./") == "/");
    CHECK(canonical_path("/..") == "/");
    CHECK(canonical_path("/../../a") == "/a");
    CHECK(canonical_path("/a/..") == "/");
    CHECK(canonical_path("/a/b/../..") == "/");
    CHECK(canonical_path("/a/./b") == "/a/b");
    CHECK(canonical_path("//a//b//") == "/a/b/");
    CHECK(canonical_path("/domains/.") == "/domains");
    CHECK(canonical_path("/domains/a...b/...") == "/domains/a...b/...");
    CHECK(canonical_path("/.a/..b/c.") == "/.a/..b/c.");
    CHECK(canonical_path("a/b") == "/a/b");
}

TEST_CASE("normalizing happens before encoding, so an encoded slash or dot is no separator") {
    CHECK(canonical_path("/a%2F..%2Fb") == "/a%252F..%252Fb");
    CHECK(canonical_path("/a/%2E%2E/b") == "/a/%252E%252E/b");
}

TEST_CASE("a path that is not normalized keeps its segments") {
    const CanonicalizationOptions options{.normalize_path = false};
    CHECK(canonical_path("//a/./b/..//", options) == "//a/./b/..//");
    CHECK(canonical_path("", options) == "/");
}

TEST_CASE("a path for S3 is encoded once, however the client encoded it") {
    const CanonicalizationOptions s3{.normalize_path = false, .encode_path_again = false};
    CHECK(canonical_path("/bucket/a%20b/c(d)//e", s3) == "/bucket/a%20b/c%28d%29//e");
}

TEST_CASE("a path is encoded once more than it came, byte by byte") {
    CHECK(canonical_path("/a b%20ሴ:*") == "/a%20b%2520%E1%88%B4%3A%2A");
}

TEST_CASE("a query is sorted by encoded name and then by encoded value") {
    CHECK(canonical_query("b=2&a=2&b=1&B=3") == "B=3&a=2&b=1&b=2");
    CHECK(canonical_query("Param-3=3&Param=2&ሴ=1") == "%E1%88%B4=1&Param=2&Param-3=3");
}

TEST_CASE("query names and values are decoded before they are encoded") {
    CHECK(canonical_query("a=x%2fy&b=x/y&c=%7e") == "a=x%2Fy&b=x%2Fy&c=~");
    CHECK(canonical_query("%zz=%") == "%25zz=%25");
}

TEST_CASE("a plus in a query is a plus and not a blank") {
    CHECK(canonical_query("a=1+1&b=1%201") == "a=1%2B1&b=1%201");
}

TEST_CASE("a query parameter without a value gets an empty one, and no parameter is none") {
    CHECK(canonical_query("b&a=") == "a=&b=");
    CHECK(canonical_query("&a=1&&") == "a=1");
    CHECK(canonical_query("").empty());
}

TEST_CASE("the signature in a query is no part of what is signed, the session token is") {
    const auto* query = "X-Amz-Security-Token=t%2Fk&X-Amz-Signature=s&X-Amz-Date=d";
    CHECK(canonical_query(query) == "X-Amz-Date=d&X-Amz-Security-Token=t%2Fk");
    CHECK(canonical_query(query, {.omit_session_token = true}) == "X-Amz-Date=d");
}

TEST_CASE("canonical headers are the signed ones, found in any case") {
    const Headers headers{{"X-Other", "no"}, {"HOST", "h"}, {"Content-TYPE", "text/plain"}};
    CHECK(canonical_headers(headers, "content-type;host") == "content-type:text/plain\nhost:h\n");
}

TEST_CASE("header values lose outer blanks, and inner runs of blanks become one") {
    const Headers headers{{"a", " \t one \t two  \"three   four\" "}, {"b", ""}, {"c", "  "}};
    CHECK(canonical_headers(headers, "a;b;c") == "a:one two \"three four\"\nb:\nc:\n");
}

TEST_CASE("folded header lines are joined by one blank") {
    CHECK(canonical_headers({{"a", "one\r\n  two\n\tthree"}}, "a") == "a:one two three\n");
}

TEST_CASE("values of one header name are joined by commas in the order of arrival") {
    const Headers headers{{"a", "2"}, {"b", "x"}, {"A", " 1 "}, {"a", ""}};
    CHECK(canonical_headers(headers, "a;b") == "a:2,1,\nb:x\n");
}

TEST_CASE("many values of one header name stay in the order of arrival") {
    Headers headers{{"b", "last"}};
    std::string joined;
    for (int i = 0; i < 100; ++i) {
        headers.add(i % 2 == 0 ? "a" : "A", std::to_string(i));
        joined += (i == 0 ? "" : ",") + std::to_string(i);
    }
    CHECK(canonical_headers(headers, "a;b") == "a:" + joined + "\nb:last\n");
}

TEST_CASE("header names that begin alike are told apart, whatever their case and length") {
    const Headers headers{{"X_A", "1"}, {"XAB", "2"}, {"Xa", "3"}, {"X", "4"}, {"X-A", "5"}};
    CHECK(canonical_headers(headers, "x;x-a;x_a;xa;xab") == "x:4\nx-a:5\nx_a:1\nxa:3\nxab:2\n");
    CHECK(canonical_headers(headers, "xa") == "xa:3\n");
}

TEST_CASE("the hash of no body is that of the empty text") {
    CHECK(payload_hash("") == sha256_hex(""));
    CHECK(payload_hash("{}") == sha256_hex("{}"));
}

TEST_CASE("a signed header that the request lacks is an error that names it") {
    CHECK_THROWS_WITH(canonical_headers({{"host", "h"}}, "host;x-gone"),
                      Catch::Contains("'x-gone'"));
}

TEST_CASE("the canonical request is method, path, query, headers, their names and the body hash") {
    const HttpRequest request{
        .method = "PUT",
        .target = "/domains/a%20b?z=1&a=2",
        .headers = {{"Host", "h"}, {"Authorization", "not signed"}, {"X-Amz-Date", "d"}},
        .body = "not looked at"};
    CHECK(canonical_request(request, "host;x-amz-date", "hash") ==
          "PUT\n/domains/a%2520b\na=2&z=1\nhost:h\nx-amz-date:d\n\nhost;x-amz-date\nhash");
}

}  // namespace profiles::protocol::sigv4
