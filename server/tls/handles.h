#pragma once

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string>
#include <string_view>

/// What the files of this folder need to use OpenSSL without a thought for who frees what.
namespace profiles::server::tls {

template <auto kFree>
struct FreeWith {
    template <typename Object>
    void operator()(Object* object) const {
        kFree(object);
    }
};

using BioHandle = std::unique_ptr<BIO, FreeWith<BIO_free>>;
using CertificateHandle = std::unique_ptr<X509, FreeWith<X509_free>>;
using KeyHandle = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;

/// Why the last call into OpenSSL failed, in its own few words; forgets it.
std::string take_openssl_reason();

/// For calls that fail only when memory or randomness is out. Throws std::runtime_error.
void check(bool succeeded, std::string_view what);

/// A BIO that reads `text`, which has to live as long.
BioHandle reader_of(std::string_view text);

}  // namespace profiles::server::tls
