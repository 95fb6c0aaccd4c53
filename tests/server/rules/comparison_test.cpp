#include "server/rules/comparison.h"

#include <catch2/catch.hpp>

using namespace profiles::server::rules;

TEST_CASE("Texts are compared without case", "[comparison]") {
    CHECK(without_case("Ada.Lovelace+News@Example.COM") == "ada.lovelace+news@example.com");
    CHECK(without_case("ÉMILE") == without_case("émile"));
    CHECK(without_case("STRASSE") == without_case("Straße"));
    CHECK(without_case("ΣΊΣΥΦΟΣ") == without_case("σίσυφος"));
    CHECK(without_case("emile") != without_case("émile"));
}

TEST_CASE("Different ways to write the same letters are the same text", "[comparison]") {
    CHECK(without_case("e\u0301mile") == without_case("\u00e9mile"));
    CHECK(without_case("Ａｄａ") == "ada");
    CHECK(without_case("co\u00adoperate") == "cooperate");
}

TEST_CASE("Blanks at the ends do not count, those inside do", "[comparison]") {
    CHECK(without_case(" \tada lovelace\t ") == "ada lovelace");
    CHECK(without_case("\u00a0ada\u3000") == "ada");
    CHECK(without_case("ada  lovelace") != without_case("ada lovelace"));
    CHECK(without_case(" \t ").empty());
    CHECK(without_case("").empty());
}

TEST_CASE("A NUL is a character like any other", "[comparison]") {
    using namespace std::string_literals;
    CHECK(without_case("A\0B"s) == "a\0b"s);
    CHECK(without_case("É\0B"s) == "é\0b"s);
}

TEST_CASE("Phone numbers are compared by their digits", "[comparison]") {
    const auto* number =
        GENERATE("+15551234567", "(555)-123-4567", "555.123.4567", "1 555 123 4567",
                 " 555 123 4567 ", "tel:+1-555-123-4567", "５５５-１２３-４５６７");
    INFO(number);
    CHECK(without_formatting(number) == "5551234567");
}

TEST_CASE("Only a North American number is the same without its country code", "[comparison]") {
    CHECK(without_formatting("+49 30 123456") == "4930123456");
    CHECK(without_formatting("+44 20 7946 0000") == "442079460000");
    CHECK(without_formatting("25551234567") == "25551234567");
    CHECK(without_formatting("123456789") == "123456789");
    CHECK(without_formatting("155512345678") == "155512345678");
}

TEST_CASE("A phone number without digits is compared as a text without case", "[comparison]") {
    CHECK(without_formatting(" Reception ") == "reception");
    CHECK(without_formatting("").empty());
}
