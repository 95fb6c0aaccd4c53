#pragma once

#include <string>
#include <vector>

#include "server/tls/handles.h"

namespace profiles::server::tls {

/// A text in PEM, and what to call it when it is of no use.
struct Pem {
    std::string text;
    std::string name;

    /// Throws std::runtime_error: "cannot use the `name`: `reason`".
    [[noreturn]] void refuse(const std::string& reason) const;
};

/// `kind` says what the file is for: "key".
Pem read_pem_file(const std::string& kind, const std::string& path);

/// One at least, in their order.
std::vector<CertificateHandle> certificates_in(const Pem& pem);

/// Never asks for a passphrase.
KeyHandle key_in(const Pem& pem);

}  // namespace profiles::server::tls
