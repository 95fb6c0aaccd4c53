#include "server/tls/self_signed.h"

#include <openssl/pem.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "server/tls/handles.h"

namespace profiles::server::tls {

namespace {

using BigNumberHandle = std::unique_ptr<BIGNUM, FreeWith<BN_free>>;
using ExtensionHandle = std::unique_ptr<X509_EXTENSION, FreeWith<X509_EXTENSION_free>>;
using NameHandle = std::unique_ptr<GENERAL_NAME, FreeWith<GENERAL_NAME_free>>;
using NamesHandle = std::unique_ptr<GENERAL_NAMES, FreeWith<GENERAL_NAMES_free>>;

/// One bit less than the 20 bytes that RFC 5280, 4.1.2.2 allows, so that it is never negative.
constexpr int kSerialBits = 159;

constexpr int kVersion3 = 2;

KeyHandle make_key() {
    KeyHandle key(EVP_EC_gen("P-256"));
    check(key != nullptr, "make a key");
    return key;
}

void set_serial(X509* certificate) {
    const BigNumberHandle number(BN_new());
    check(number && BN_rand(number.get(), kSerialBits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1 &&
              BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)),
          "make a serial number");
}

/// Without its extensions and signature.
CertificateHandle make_certificate(const std::string& subject, EVP_PKEY* key,
                                   std::chrono::system_clock::time_point now) {
    CertificateHandle certificate(X509_new());
    check(certificate != nullptr, "make a certificate");
    set_serial(certificate.get());
    const auto begin = std::chrono::system_clock::to_time_t(now - kCertificateLeeway);
    const auto end =
        std::chrono::system_clock::to_time_t(now - kCertificateLeeway + kCertificateLifetime);
    X509_NAME* name = X509_get_subject_name(certificate.get());
    check(X509_set_version(certificate.get(), kVersion3) == 1 &&
              ASN1_TIME_set(X509_getm_notBefore(certificate.get()), begin) &&
              ASN1_TIME_set(X509_getm_notAfter(certificate.get()), end) &&
              X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                         reinterpret_cast<const unsigned char*>(subject.data()),
                                         static_cast<int>(subject.size()), -1, 0) == 1 &&
              X509_set_pubkey(certificate.get(), key) == 1,
          "make a certificate");
    return certificate;
}

/// `value` as it would stand in OpenSSL's configuration.
void add_extension(X509* certificate, X509* issuer, int id, const char* value) {
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const ExtensionHandle extension(X509V3_EXT_conf_nid(nullptr, &context, id, value));
    check(extension && X509_add_ext(certificate, extension.get(), -1) == 1, "add an extension");
}

NameHandle alternative_name(const std::string& host) {
    NameHandle name(GENERAL_NAME_new());
    check(name != nullptr, "make a name");
    if (ASN1_OCTET_STRING* address = a2i_IPADDRESS(host.c_str())) {
        GENERAL_NAME_set0_value(name.get(), GEN_IPADD, address);
        return name;
    }
    ASN1_IA5STRING* text = ASN1_IA5STRING_new();
    check(text && ASN1_STRING_set(text, host.data(), static_cast<int>(host.size())) == 1,
          "make a name");
    GENERAL_NAME_set0_value(name.get(), GEN_DNS, text);
    return name;
}

void add_alternative_names(X509* certificate, const std::vector<std::string>& hosts) {
    std::vector<std::string> all = {"localhost", "127.0.0.1", "::1"};
    const NamesHandle names(GENERAL_NAMES_new());
    check(names != nullptr, "make names");
    all.insert(all.end(), hosts.begin(), hosts.end());
    for (auto host = all.begin(); host != all.end(); ++host) {
        if (std::find(all.begin(), host, *host) == host) {
            auto name = alternative_name(*host);
            check(sk_GENERAL_NAME_push(names.get(), name.get()) > 0, "add a name");
            static_cast<void>(name.release());
        }
    }
    check(X509_add1_ext_i2d(certificate, NID_subject_alt_name, names.get(), 0, 0) == 1,
          "add the names");
}

CertificateHandle make_authority(EVP_PKEY* key, std::chrono::system_clock::time_point now) {
    auto authority = make_certificate("customer-profiles-local authority", key, now);
    X509* const issuer = authority.get();
    add_extension(authority.get(), issuer, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    add_extension(authority.get(), issuer, NID_key_usage, "critical,keyCertSign,cRLSign");
    add_extension(authority.get(), issuer, NID_subject_key_identifier, "hash");
    check(X509_set_issuer_name(authority.get(), X509_get_subject_name(issuer)) == 1 &&
              X509_sign(authority.get(), key, EVP_sha256()) > 0,
          "sign a certificate");
    return authority;
}

CertificateHandle make_server(const std::vector<std::string>& hosts, EVP_PKEY* key, X509* authority,
                              EVP_PKEY* authority_key, std::chrono::system_clock::time_point now) {
    auto server = make_certificate("customer-profiles-local", key, now);
    add_extension(server.get(), authority, NID_basic_constraints, "critical,CA:FALSE");
    add_extension(server.get(), authority, NID_key_usage, "critical,digitalSignature");
    add_extension(server.get(), authority, NID_ext_key_usage, "serverAuth");
    add_extension(server.get(), authority, NID_subject_key_identifier, "hash");
    add_extension(server.get(), authority, NID_authority_key_identifier, "keyid:always");
    add_alternative_names(server.get(), hosts);
    check(X509_set_issuer_name(server.get(), X509_get_subject_name(authority)) == 1 &&
              X509_sign(server.get(), authority_key, EVP_sha256()) > 0,
          "sign a certificate");
    return server;
}

template <typename Write>
std::string to_pem(Write write) {
    const BioHandle bio(BIO_new(BIO_s_mem()));
    check(bio && write(bio.get()) == 1, "write PEM");
    const char* text = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

}  // namespace

SelfSigned make_self_signed(const std::vector<std::string>& hosts,
                            std::chrono::system_clock::time_point now) {
    const auto authority_key = make_key();
    const auto authority = make_authority(authority_key.get(), now);
    const auto key = make_key();
    const auto server = make_server(hosts, key.get(), authority.get(), authority_key.get(), now);
    return {to_pem([&](BIO* bio) {
                return PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr,
                                                nullptr);
            }),
            to_pem([&](BIO* bio) { return PEM_write_bio_X509(bio, server.get()); }),
            to_pem([&](BIO* bio) { return PEM_write_bio_X509(bio, authority.get()); })};
}

void write_authority(const SelfSigned& self_signed, const std::string& path) {
    const std::string unfinished = path + ".tmp";
    std::ofstream file(unfinished);
    file << self_signed.authority;
    file.close();
    std::error_code error;
    if (file) {
        std::filesystem::rename(unfinished, path, error);
    }
    if (!file || error) {
        std::error_code ignored;
        std::filesystem::remove(unfinished, ignored);
        throw std::runtime_error("cannot write the CA file " + path);
    }
}

}  // namespace profiles::server::tls
