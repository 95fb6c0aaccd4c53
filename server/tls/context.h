#pragma once

#include <openssl/types.h>

#include <memory>
#include <string>

#include "server/tls/self_signed.h"

namespace profiles::server::tls {

struct Pem;

/// What a server that speaks TLS shows and agrees to: its certificate, TLS 1.2 or newer, HTTP/1.1.
/// Complete once it is made, so that a file that cannot be used is told at the start.
class Context {
public:
    /// From files in PEM, which may be one and the same. The certificate may be followed by those
    /// that lead to its authority. Throws std::runtime_error with one line for the user if they
    /// cannot be used; never asks for a passphrase.
    static std::shared_ptr<const Context> from_files(const std::string& certificate_file,
                                                     const std::string& key_file);

    static std::shared_ptr<const Context> from_self_signed(const SelfSigned& self_signed);

    /// For the connections' engines.
    SSL_CTX* settings() const { return settings_.get(); }

private:
    Context(const Pem& certificate, const Pem& key);

    std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> settings_;
};

}  // namespace profiles::server::tls
