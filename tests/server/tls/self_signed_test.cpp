#include "server/tls/self_signed.h"

#include <catch2/catch.hpp>
#include <set>

#include "server/tls/handles.h"
#include "server/tls/pem.h"
#include "tests/server/tls/scratch_directory.h"

namespace profiles::server::tls {

namespace {

using Time = std::chrono::system_clock::time_point;

/// Any time will do; this one is beyond the year 2049, where dates are written in another way.
const Time kLate{std::chrono::seconds(2'600'000'000)};
const Time kNow{std::chrono::seconds(1'700'000'000)};

CertificateHandle certificate_in(const std::string& pem) {
    return std::move(certificates_in({pem, "certificate"}).front());
}

/// OpenSSL's verdict on the certificate where the authority is trusted, at that time.
std::string verdict(const SelfSigned& made, const std::string& host, Time time) {
    const auto authority = certificate_in(made.authority);
    const auto certificate = certificate_in(made.certificate);
    const std::unique_ptr<X509_STORE, FreeWith<X509_STORE_free>> trusted(X509_STORE_new());
    X509_STORE_add_cert(trusted.get(), authority.get());
    const std::unique_ptr<X509_STORE_CTX, FreeWith<X509_STORE_CTX_free>> context(
        X509_STORE_CTX_new());
    X509_STORE_CTX_init(context.get(), trusted.get(), certificate.get(), nullptr);
    X509_VERIFY_PARAM* rules = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_X509_STRICT);
    X509_VERIFY_PARAM_set_purpose(rules, X509_PURPOSE_SSL_SERVER);
    X509_VERIFY_PARAM_set_time(rules, std::chrono::system_clock::to_time_t(time));
    if (X509_VERIFY_PARAM_set1_ip_asc(rules, host.c_str()) != 1) {
        X509_VERIFY_PARAM_set1_host(rules, host.c_str(), 0);
    }
    X509_verify_cert(context.get());
    return X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get()));
}

std::string serial_of(const std::string& pem) {
    const auto certificate = certificate_in(pem);
    const ASN1_INTEGER* serial = X509_get0_serialNumber(certificate.get());
    return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(serial)),
            static_cast<std::size_t>(ASN1_STRING_length(serial))};
}

int count_of_names(const std::string& pem) {
    const auto certificate = certificate_in(pem);
    const std::unique_ptr<GENERAL_NAMES, FreeWith<GENERAL_NAMES_free>> names(
        static_cast<GENERAL_NAMES*>(
            X509_get_ext_d2i(certificate.get(), NID_subject_alt_name, nullptr, nullptr)));
    return sk_GENERAL_NAME_num(names.get());
}

}  // namespace

TEST_CASE("A certificate made on the spot is good for this machine and the hosts given") {
    const auto made = make_self_signed({"profiles.test", "192.0.2.7", "2001:db8::7"}, kNow);
    for (const std::string host :
         {"localhost", "127.0.0.1", "::1", "profiles.test", "192.0.2.7", "2001:db8::7"}) {
        INFO(host);
        CHECK(verdict(made, host, kNow) == "ok");
    }
    CHECK(verdict(made, "profiles.example", kNow) == "hostname mismatch");
    CHECK(verdict(made, "192.0.2.8", kNow) == "IP address mismatch");
}

TEST_CASE("A host that is given again is named once") {
    const auto made = make_self_signed({"localhost", "::1", "127.0.0.1", "a", "a"}, kNow);
    CHECK(count_of_names(made.certificate) == 4);
}

TEST_CASE("A certificate is valid from a day before it was made, for 397 days") {
    constexpr std::chrono::seconds kMoment{1};
    for (const auto now : {kNow, kLate}) {
        const auto made = make_self_signed({}, now);
        const auto begin = now - std::chrono::hours(24);
        const auto end = begin + std::chrono::hours(397 * 24);
        CHECK(verdict(made, "localhost", begin - kMoment) == "certificate is not yet valid");
        CHECK(verdict(made, "localhost", begin) == "ok");
        CHECK(verdict(made, "localhost", end - kMoment) == "ok");
        CHECK(verdict(made, "localhost", end + kMoment) == "certificate has expired");
    }
}

TEST_CASE("Only the authority is one, and it has signed nothing but the certificate") {
    const auto made = make_self_signed({}, kNow);
    const auto authority = certificate_in(made.authority);
    const auto certificate = certificate_in(made.certificate);
    CHECK(X509_check_ca(authority.get()) == 1);
    CHECK(X509_check_ca(certificate.get()) == 0);
    CHECK(X509_check_issued(authority.get(), certificate.get()) == X509_V_OK);

    auto of_another = made;
    of_another.authority = make_self_signed({}, kNow).authority;
    CHECK(verdict(of_another, "localhost", kNow) != "ok");
}

TEST_CASE("The key is the certificate's own, on the curve P-256") {
    const auto made = make_self_signed({}, kNow);
    const auto key = key_in({made.key, "key"});
    CHECK(X509_check_private_key(certificate_in(made.certificate).get(), key.get()) == 1);
    CHECK(X509_check_private_key(certificate_in(made.authority).get(), key.get()) == 0);
    std::array<char, 32> curve{};
    EVP_PKEY_get_group_name(key.get(), curve.data(), curve.size(), nullptr);
    CHECK(std::string(curve.data()) == "prime256v1");
}

TEST_CASE("No two certificates have the same serial number, and all are as long as allowed") {
    std::set<std::string> serials;
    for (int i = 0; i < 20; ++i) {
        const auto made = make_self_signed({}, kNow);
        serials.insert(serial_of(made.certificate));
        serials.insert(serial_of(made.authority));
    }
    CHECK(serials.size() == 40);
    for (const auto& serial : serials) {
        CHECK(serial.size() == 20);
        CHECK(static_cast<unsigned char>(serial.front()) < 0x80);
    }
}

TEST_CASE("The authority is written in one piece, in place of what was there") {
    const ScratchDirectory directory;
    const auto made = make_self_signed({}, kNow);
    const auto path = directory.file("ca.pem", "of an earlier run");
    write_authority(made, path);
    CHECK(text_of(path) == made.authority);
    CHECK(directory.count_of_files() == 1);
}

TEST_CASE("A place where the authority cannot be written is said in one line") {
    const ScratchDirectory directory;
    const auto made = make_self_signed({}, kNow);
    const auto nowhere = directory.path("missing/ca.pem");
    CHECK_THROWS_WITH(write_authority(made, nowhere), "cannot write the CA file " + nowhere);
    std::filesystem::create_directory(directory.path("folder"));
    directory.file("folder/taken", "");
    const auto folder = directory.path("folder");
    CHECK_THROWS_WITH(write_authority(made, folder), "cannot write the CA file " + folder);
    CHECK(directory.count_of_files() == 1);
}

}  // namespace profiles::server::tls
