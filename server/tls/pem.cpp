#include "server/tls/pem.h"

#include <openssl/err.h>
#include <openssl/pem.h>

#include <cerrno>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>

namespace profiles::server::tls {

namespace {

bool is_end_of_pem() {
    return ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
}

/// Called where OpenSSL would ask on the terminal.
int note_encryption(char*, int, int, void* is_encrypted) {
    *static_cast<bool*>(is_encrypted) = true;
    return -1;
}

}  // namespace

void Pem::refuse(const std::string& reason) const {
    throw std::runtime_error("cannot use the " + name + ": " + reason);
}

Pem read_pem_file(const std::string& kind, const std::string& path) {
    Pem pem{"", kind + ' ' + path};
    errno = 0;
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    pem.text = text.str();
    if (pem.text.empty() && errno != 0) {
        pem.refuse(std::generic_category().message(errno));
    }
    return pem;
}

std::vector<CertificateHandle> certificates_in(const Pem& pem) {
    const auto bio = reader_of(pem.text);
    std::vector<CertificateHandle> certificates;
    ERR_clear_error();
    while (X509* certificate = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)) {
        certificates.emplace_back(certificate);
    }
    if (!is_end_of_pem()) {
        pem.refuse("a certificate in it is damaged (" + take_openssl_reason() + ')');
    }
    ERR_clear_error();
    if (certificates.empty()) {
        pem.refuse("there is no certificate in PEM form in it");
    }
    return certificates;
}

KeyHandle key_in(const Pem& pem) {
    const auto bio = reader_of(pem.text);
    bool is_encrypted = false;
    ERR_clear_error();
    KeyHandle key(PEM_read_bio_PrivateKey(bio.get(), nullptr, note_encryption, &is_encrypted));
    if (!key && is_encrypted) {
        ERR_clear_error();
        pem.refuse("it is encrypted; give one without a passphrase");
    }
    if (!key) {
        ERR_clear_error();
        pem.refuse("there is no private key in PEM form in it, or it is damaged");
    }
    return key;
}

}  // namespace profiles::server::tls
