#include "protocol/model/uri_pattern.h"

#include <catch2/catch.hpp>
#include <stdexcept>

namespace profiles::protocol {
namespace {

/// The segments, with a mark for their kind: `text`, `{label}` or `{greedy+}`.
std::vector<std::string> segments_of(std::string_view uri) {
    std::vector<std::string> texts;
    for (const auto& [kind, text] : UriPattern::parse(uri).segments) {
        switch (kind) {
            case UriPattern::Kind::literal:
                texts.push_back(text);
                break;
            case UriPattern::Kind::label:
                texts.push_back("{" + text + "}");
                break;
            case UriPattern::Kind::greedy_label:
                texts.push_back("{" + text + "+}");
                break;
        }
    }
    return texts;
}

using Texts = std::vector<std::string>;
using Literals = std::vector<std::pair<std::string, std::string>>;

}  // namespace

TEST_CASE("a URI pattern is taken apart into literals and labels") {
    CHECK(segments_of("/") == Texts{""});
    CHECK(segments_of("/domains") == Texts{"domains"});
    CHECK(segments_of("/domains/{DomainName}/profiles/keys/delete") ==
          Texts{"domains", "{DomainName}", "profiles", "keys", "delete"});
    CHECK(segments_of("/{a}/{b}") == Texts{"{a}", "{b}"});
    CHECK(segments_of("/files/{path+}/raw") == Texts{"files", "{path+}", "raw"});
}

TEST_CASE("a URI pattern keeps the parameters that the query must have") {
    CHECK(UriPattern::parse("/a").query_literals.empty());
    CHECK(UriPattern::parse("/a?kind=all&deep&empty=").query_literals ==
          Literals{{"kind", "all"}, {"deep", ""}, {"empty", ""}});
    CHECK(segments_of("/a/{b}?c=d") == Texts{"a", "{b}"});
}

TEST_CASE("text that is no URI pattern is refused") {
    CHECK_THROWS_AS(UriPattern::parse(""), std::invalid_argument);
    CHECK_THROWS_AS(UriPattern::parse("domains"), std::invalid_argument);
    CHECK_THROWS_AS(UriPattern::parse("?a"), std::invalid_argument);
    CHECK_THROWS_AS(UriPattern::parse("/{"), std::invalid_argument);
    CHECK_THROWS_AS(UriPattern::parse("/{a/b}"), std::invalid_argument);
    CHECK_THROWS_AS(UriPattern::parse("/{a}b"), std::invalid_argument);
}

TEST_CASE("a brace inside a segment is refused") {
    CHECK_THROWS_AS(UriPattern::parse("/a{b}"), std::invalid_argument);
    CHECK_THROWS_AS(UriPattern::parse("/a}"), std::invalid_argument);
    CHECK_THROWS_AS(UriPattern::parse("/{a}{b}"), std::invalid_argument);
}

}  // namespace profiles::protocol
