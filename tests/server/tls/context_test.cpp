#include "server/tls/context.h"

#include <openssl/pem.h>

#include <catch2/catch.hpp>
#include <stdexcept>

#include "server/tls/handles.h"
#include "server/tls/pem.h"
#include "tests/server/tls/scratch_directory.h"

namespace profiles::server::tls {

namespace {

SelfSigned made_now() {
    return make_self_signed({}, std::chrono::system_clock::now());
}

std::string failure(const std::string& certificate_file, const std::string& key_file) {
    try {
        Context::from_files(certificate_file, key_file);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "none";
}

/// The key as it looks where somebody protected it with a passphrase.
std::string encrypted(const std::string& key_pem) {
    const auto key = key_in({key_pem, "key"});
    const BioHandle bio(BIO_new(BIO_s_mem()));
    const std::string passphrase = "secret";
    PEM_write_bio_PrivateKey(bio.get(), key.get(), EVP_aes_128_cbc(),
                             reinterpret_cast<const unsigned char*>(passphrase.data()),
                             static_cast<int>(passphrase.size()), nullptr, nullptr);
    const char* text = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

/// With one letter of the encoded part changed for something that base64 does not know.
std::string damaged(std::string pem) {
    pem[pem.size() / 2] = '!';
    return pem;
}

}  // namespace

TEST_CASE("A certificate and its key are taken from two files or from one") {
    const ScratchDirectory directory;
    const auto made = made_now();
    const auto certificate = directory.file("certificate.pem", made.certificate);
    const auto key = directory.file("key.pem", made.key);
    const auto both = directory.file("both.pem", made.key + made.certificate);
    CHECK(failure(certificate, key) == "none");
    CHECK(failure(both, both) == "none");
}

TEST_CASE("The certificates behind the first one are shown to clients too") {
    const ScratchDirectory directory;
    const auto made = made_now();
    const auto chain = directory.file("chain.pem", made.certificate + made.authority);
    const auto context = Context::from_files(chain, directory.file("key.pem", made.key));
    STACK_OF(X509)* shown = nullptr;
    SSL_CTX_get0_chain_certs(context->settings(), &shown);
    REQUIRE(sk_X509_num(shown) == 1);
    const auto authority = certificates_in({made.authority, "authority"});
    CHECK(X509_cmp(sk_X509_value(shown, 0), authority.front().get()) == 0);
}

TEST_CASE("A file that cannot be read is said in one line") {
    const ScratchDirectory directory;
    const auto made = made_now();
    const auto certificate = directory.file("certificate.pem", made.certificate);
    const auto key = directory.file("key.pem", made.key);
    const auto missing = directory.path("missing.pem");
    CHECK(failure(missing, key) ==
          "cannot use the certificate " + missing + ": No such file or directory");
    CHECK(failure(certificate, missing) ==
          "cannot use the key " + missing + ": No such file or directory");
    const auto folder = directory.path("");
    CHECK(failure(folder, key) == "cannot use the certificate " + folder + ": Is a directory");
    CHECK(failure(certificate, folder) == "cannot use the key " + folder + ": Is a directory");
}

TEST_CASE("A file without what it should hold is said in one line") {
    const ScratchDirectory directory;
    const auto made = made_now();
    const auto certificate = directory.file("certificate.pem", made.certificate);
    const auto key = directory.file("key.pem", made.key);
    for (const std::string text : {"", "nonsense", "\0\xff\r\n"}) {
        const auto wrong = directory.file("wrong.pem", text);
        CHECK(failure(wrong, key) == "cannot use the certificate " + wrong +
                                         ": there is no certificate in PEM form in it");
        CHECK(failure(certificate, wrong) ==
              "cannot use the key " + wrong +
                  ": there is no private key in PEM form in it, or it is damaged");
    }
    CHECK(failure(key, key) ==
          "cannot use the certificate " + key + ": there is no certificate in PEM form in it");
    CHECK(failure(certificate, certificate) ==
          "cannot use the key " + certificate +
              ": there is no private key in PEM form in it, or it is damaged");
}

TEST_CASE("A damaged file is said in one line") {
    const ScratchDirectory directory;
    const auto made = made_now();
    const auto certificate = directory.file("certificate.pem", made.certificate);
    const auto key = directory.file("key.pem", made.key);
    const auto first = directory.file("first.pem", damaged(made.certificate));
    const auto second = directory.file("second.pem", made.certificate + damaged(made.authority));
    for (const auto& wrong : {first, second}) {
        CHECK_THAT(failure(wrong, key), Catch::StartsWith("cannot use the certificate " + wrong +
                                                          ": a certificate in it is damaged ("));
    }
    const auto wrong = directory.file("wrong.pem", damaged(made.key));
    CHECK_THAT(failure(certificate, wrong), Catch::StartsWith("cannot use the key " + wrong));
}

TEST_CASE("A key that belongs to another certificate is said in one line") {
    const ScratchDirectory directory;
    const auto certificate = directory.file("certificate.pem", made_now().certificate);
    const auto key = directory.file("key.pem", made_now().key);
    CHECK(failure(certificate, key) ==
          "cannot use the key " + key + ": it does not belong to the certificate " + certificate);
}

TEST_CASE("A key of another kind than the certificate's is said in one line") {
    const ScratchDirectory directory;
    const KeyHandle rsa(EVP_RSA_gen(2048));
    const BioHandle bio(BIO_new_file(directory.path("rsa.pem").c_str(), "w"));
    PEM_write_bio_PrivateKey(bio.get(), rsa.get(), nullptr, nullptr, 0, nullptr, nullptr);
    BIO_flush(bio.get());
    const auto certificate = directory.file("certificate.pem", made_now().certificate);
    CHECK(failure(certificate, directory.path("rsa.pem")) ==
          "cannot use the key " + directory.path("rsa.pem") +
              ": it does not belong to the certificate " + certificate);
}

TEST_CASE("A key with a passphrase is refused without asking for it") {
    const ScratchDirectory directory;
    const auto made = made_now();
    const auto certificate = directory.file("certificate.pem", made.certificate);
    const auto key = directory.file("key.pem", encrypted(made.key));
    CHECK(failure(certificate, key) ==
          "cannot use the key " + key + ": it is encrypted; give one without a passphrase");
}

}  // namespace profiles::server::tls
