#include "server/host_names.h"

#include <catch2/catch.hpp>

using namespace profiles::server;

TEST_CASE("A host is told from its port", "[hosts]") {
    CHECK(host_of("localhost:8208") == "localhost");
    CHECK(host_of("localhost") == "localhost");
    CHECK(host_of("127.0.0.1:8208") == "127.0.0.1");
    CHECK(host_of("[::1]:8208") == "::1");
    CHECK(host_of("[::1]") == "::1");
    CHECK(host_of("[::1") == "::1");
    CHECK(host_of("") == "");
}

TEST_CASE("An address is none of the names that look like one", "[hosts]") {
    for (const char* host : {"127.0.0.1", "192.0.2.7", "::1", "::", "2001:db8::7"}) {
        INFO(host);
        CHECK(is_address(host));
    }
    for (const char* host : {"", "localhost", "127.0.0.1.evil.example", "127.1", "1", "[::1]"}) {
        INFO(host);
        CHECK_FALSE(is_address(host));
    }
}

TEST_CASE("The loopback is what no name server can lead elsewhere", "[hosts]") {
    for (const char* host :
         {"localhost", "LocalHost", "a.localhost", "127.0.0.1", "127.8.9.1", "::1"}) {
        INFO(host);
        CHECK(is_loopback(host));
    }
    for (const char* host : {"", "127.evil.example", "localhost.evil.example", "notlocalhost",
                             "0.0.0.0", "::", "192.0.2.7", "128.0.0.1"}) {
        INFO(host);
        CHECK_FALSE(is_loopback(host));
    }
}
