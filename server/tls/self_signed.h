#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace profiles::server::tls {

/// How long a certificate made here is valid: no client accepts much more than a year.
constexpr std::chrono::hours kCertificateLifetime{397 * 24};

/// How much a client's clock may be behind.
constexpr std::chrono::hours kCertificateLeeway{24};

/// A server's identity, made on the spot, all of it PEM.
struct SelfSigned {
    std::string key;
    std::string certificate;

    /// The certificate of the authority that signed `certificate`, for clients to trust.
    std::string authority;
};

/// For `localhost`, `127.0.0.1`, `::1` and `hosts`, names or addresses, valid from a day before
/// `now`.
///
/// The certificate is signed by an authority of its own whose key exists only in this call, so that
/// whoever trusts the authority trusts this one certificate. One certificate that is its own
/// authority would be simpler, but rustls, and so the AWS SDK for Rust, refuses a server that shows
/// an authority's certificate as its own.
SelfSigned make_self_signed(const std::vector<std::string>& hosts,
                            std::chrono::system_clock::time_point now);

/// Writes the authority's certificate beside its place and moves it there, so that whoever waits
/// for it never reads half of it. Throws std::runtime_error with one line for the user if it
/// cannot.
void write_authority(const SelfSigned& self_signed, const std::string& path);

}  // namespace profiles::server::tls
