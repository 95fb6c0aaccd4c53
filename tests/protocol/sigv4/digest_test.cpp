#include "protocol/sigv4/digest.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sys/mman.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <stdexcept>
#include <thread>

namespace profiles::protocol::sigv4 {
namespace {

/// Two pages of memory that the kernel hands out once they are touched, and knows whether they
/// were.
class LazyPages {
public:
    LazyPages() : begin_(map(2 * page_size())) {}
    ~LazyPages() { munmap(begin_, 2 * page_size()); }
    LazyPages(const LazyPages&) = delete;
    LazyPages& operator=(const LazyPages&) = delete;

    char* begin() { return begin_; }
    std::string_view text() const { return {begin_, 2 * page_size()}; }

    bool is_last_page_touched() const {
        unsigned char is_resident = 0;
        if (mincore(begin_ + page_size(), page_size(), &is_resident) != 0) {
            throw std::runtime_error("the system does not tell which pages it has");
        }
        return (is_resident & 1U) != 0;
    }

private:
    static std::size_t page_size() { return static_cast<std::size_t>(sysconf(_SC_PAGESIZE)); }

    static char* map(std::size_t bytes) {
        void* pages =
            mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (pages == MAP_FAILED) {
            throw std::runtime_error("the system has no memory");
        }
        return static_cast<char*>(pages);
    }

    char* begin_;
};

Digest hmac_by_openssl(const std::string& key, const std::string& message) {
    Digest digest{};
    unsigned size = 0;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
         reinterpret_cast<const unsigned char*>(message.data()), message.size(),
         reinterpret_cast<unsigned char*>(digest.data()), &size);
    return digest;
}

}  // namespace

TEST_CASE("SHA-256 of the empty and of a short text are those of FIPS 180") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("SHA-256 of one text does not depend on the texts hashed before it") {
    const auto first = sha256("abc");
    sha256(std::string(100'000, 'x'));
    CHECK(sha256("abc") == first);
    CHECK(hex(first) == sha256_hex("abc"));
}

TEST_CASE("SHA-256 reads past an embedded NUL") {
    CHECK(sha256(std::string_view("a\0b", 3)) != sha256("a"));
}

TEST_CASE("HMAC-SHA256 gives the digests of RFC 4231") {
    CHECK(hex(hmac_sha256("Jefe", "what do ya want for nothing?")) ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(hex(hmac_sha256(std::string(131, '\xaa'),
                          "Test Using Larger Than Block-Size Key - Hash Key First")) ==
          "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST_CASE("HMAC-SHA256 with an empty key does not reuse the key before it") {
    hmac_sha256("another key", "text");
    CHECK(hex(hmac_sha256({}, {})) ==
          "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

TEST_CASE("HMAC-SHA256 agrees with OpenSSL's for keys and messages about as long as its blocks") {
    for (const std::size_t key_size : {0U, 1U, 32U, 63U, 64U, 65U, 127U, 128U, 129U, 1000U}) {
        const std::string text(key_size, '\xaa');
        const HmacKey key(text);
        for (const std::size_t size : {0U, 1U, 55U, 56U, 63U, 64U, 65U, 119U, 120U, 128U, 1000U}) {
            INFO("a key of " << key_size << " bytes, a message of " << size);
            const std::string message(size, 'm');
            CHECK(key.sign(message) == hmac_by_openssl(text, message));
            CHECK(hmac_sha256(text, message) == hmac_by_openssl(text, message));
        }
    }
}

TEST_CASE("an HMAC key signs any number of messages, each as if it were the first") {
    const HmacKey key("Jefe");
    const auto first = key.sign("what do ya want for nothing?");
    for (int i = 0; i < 1'000; ++i) {
        REQUIRE(key.sign(std::string(static_cast<std::size_t>(i), 'x')) ==
                hmac_sha256("Jefe", std::string(static_cast<std::size_t>(i), 'x')));
    }
    CHECK(key.sign("what do ya want for nothing?") == first);
    CHECK(hex(first) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST_CASE(
    "HMAC keys that are used in turn do not disturb each other, nor does a hash between them") {
    const HmacKey one("one");
    const HmacKey other(std::string(100, 'k'));
    const auto by_one = one.sign("text");
    const auto by_other = other.sign("text");
    REQUIRE(by_one != by_other);
    for (int i = 0; i < 100; ++i) {
        CHECK(one.sign("text") == by_one);
        CHECK(sha256_hex("abc") ==
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        CHECK(other.sign("text") == by_other);
    }
}

TEST_CASE("an HMAC key signs the same after it was moved and on another thread") {
    HmacKey key("key");
    const auto signature = key.sign("text");
    const HmacKey moved = std::move(key);
    CHECK(moved.sign("text") == signature);
    Digest elsewhere{};
    std::thread([&] { elsewhere = moved.sign("text"); }).join();
    CHECK(elsewhere == signature);
}

TEST_CASE("hexadecimal has two lower-case digits for every byte") {
    Digest digest{};
    digest[0] = '\x01';
    digest[1] = '\xab';
    digest[31] = '\xff';
    CHECK(hex(digest) == "01ab" + std::string(58, '0') + "ff");
}

TEST_CASE("a hash in base64 has 44 characters") {
    CHECK(sha256_base64("") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

TEST_CASE("texts are equal in constant time only when every byte and the length agree") {
    CHECK(equal_in_constant_time("", ""));
    CHECK(equal_in_constant_time("abc", "abc"));
    CHECK_FALSE(equal_in_constant_time("abc", "abd"));
    CHECK_FALSE(equal_in_constant_time("abc", "Abc"));
    CHECK_FALSE(equal_in_constant_time("abc", "ab"));
    CHECK_FALSE(equal_in_constant_time("", "a"));
}

TEST_CASE("a comparison reads texts to their end, wherever they differ") {
    LazyPages a;
    LazyPages b;
    a.begin()[0] = 'a';
    b.begin()[0] = 'b';
    REQUIRE_FALSE(a.is_last_page_touched());
    CHECK_FALSE(equal_in_constant_time(a.text(), b.text()));
    CHECK(a.is_last_page_touched());
    CHECK(b.is_last_page_touched());
}

}  // namespace profiles::protocol::sigv4
