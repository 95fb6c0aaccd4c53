#include "server/tls/context.h"

#include "server/tls/pem.h"

namespace profiles::server::tls {

namespace {

/// As ALPN writes it, after its length.
constexpr std::string_view kHttp11 = "\x08http/1.1";

const unsigned char* as_bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// A client that offers protocols, but not this one, is turned away (RFC 7301, 3.2).
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* chosen_size,
                    const unsigned char* offered, unsigned offered_size, void*) {
    unsigned char* found = nullptr;
    const int outcome =
        SSL_select_next_proto(&found, chosen_size, as_bytes(kHttp11),
                              static_cast<unsigned>(kHttp11.size()), offered, offered_size);
    *chosen = found;
    return outcome == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

void set_rules(SSL_CTX* settings) {
    check(SSL_CTX_set_min_proto_version(settings, TLS1_2_VERSION) == 1, "ask for TLS 1.2");
    SSL_CTX_set_options(settings, SSL_OP_NO_RENEGOTIATION);
    SSL_CTX_set_alpn_select_cb(settings, choose_protocol, nullptr);
    // Sessions are kept by the clients, as tickets, and buffers only while they are in use.
    SSL_CTX_set_session_cache_mode(settings, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_mode(settings, SSL_MODE_RELEASE_BUFFERS);
}

void set_certificate(SSL_CTX* settings, const Pem& pem, const CertificateHandle& certificate) {
    // What is too weak for OpenSSL's security level is said here.
    if (SSL_CTX_use_certificate(settings, certificate.get()) != 1) {
        pem.refuse(take_openssl_reason());
    }
}

void add_chain(SSL_CTX* settings, const Pem& pem, std::vector<CertificateHandle> certificates) {
    for (std::size_t i = 1; i < certificates.size(); ++i) {
        if (SSL_CTX_add0_chain_cert(settings, certificates[i].get()) != 1) {
            pem.refuse(take_openssl_reason());
        }
        static_cast<void>(certificates[i].release());
    }
}

void set_key(SSL_CTX* settings, const Pem& pem, X509* certificate,
             const std::string& certificate_name) {
    const auto key = key_in(pem);
    if (X509_check_private_key(certificate, key.get()) != 1) {
        take_openssl_reason();
        pem.refuse("it does not belong to the " + certificate_name);
    }
    if (SSL_CTX_use_PrivateKey(settings, key.get()) != 1) {
        pem.refuse(take_openssl_reason());
    }
}

}  // namespace

Context::Context(const Pem& certificate, const Pem& key)
    : settings_(SSL_CTX_new(TLS_server_method()), SSL_CTX_free) {
    check(settings_ != nullptr, "set up TLS");
    set_rules(settings_.get());
    auto certificates = certificates_in(certificate);
    set_certificate(settings_.get(), certificate, certificates.front());
    set_key(settings_.get(), key, certificates.front().get(), certificate.name);
    add_chain(settings_.get(), certificate, std::move(certificates));
}

std::shared_ptr<const Context> Context::from_files(const std::string& certificate_file,
                                                   const std::string& key_file) {
    const auto certificate = read_pem_file("certificate", certificate_file);
    const auto key = read_pem_file("key", key_file);
    return std::shared_ptr<const Context>(new Context(certificate, key));
}

std::shared_ptr<const Context> Context::from_self_signed(const SelfSigned& self_signed) {
    const Pem certificate{self_signed.certificate, "certificate made on the spot"};
    const Pem key{self_signed.key, "key made on the spot"};
    return std::shared_ptr<const Context>(new Context(certificate, key));
}

}  // namespace profiles::server::tls
