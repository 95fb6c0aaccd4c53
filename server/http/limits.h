#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace profiles::server::http {

/// The request line and all header fields: leaves room for session tokens of several kilobytes.
/// A chunk's size line and the trailer, which also have to be held whole, get as much each.
constexpr std::size_t kMaxHeadBytes = 32 * 1024;

/// What a connection holds while nothing happens on it: a signed request usually fits.
constexpr std::size_t kReadBytes = 4 * 1024;

/// What a read may grow to while a large body comes in: more saves no time any more.
constexpr std::size_t kMaxReadBytes = 64 * 1024;

/// How much of an answer is encrypted before it is sent: what is sent in one go, but no copy of ten
/// megabytes.
constexpr std::size_t kMaxEncryptedBytes = 64 * 1024;

/// A request's time grows with what has arrived of it by this rate, below that of any usable
/// network.
constexpr std::uint64_t kSlowestBytesPerSecond = 64 * 1024;

/// What is read away for a client that goes on sending after its answer: resetting the connection
/// sooner could destroy that answer before it is read. Several times a body that is too large.
constexpr std::size_t kMaxDrainedBytes = 64 * 1024 * 1024;

/// How often deadlines are looked at. One timer for all connections makes setting a deadline free;
/// the price is that a deadline is met this much too late.
constexpr std::chrono::milliseconds kDeadlineTick{50};

/// How long accepting rests when it fails, as it does while descriptors are short: long enough not
/// to spin, short enough not to be noticed once there are some again.
constexpr std::chrono::milliseconds kAcceptPause{50};

/// Trouble with accepting is over, and worth a new line on stderr, once it has not shown for this
/// long: under pressure every connection that ends lets one more succeed in between.
constexpr std::chrono::seconds kAcceptTroubleOver{10};

/// Whoever was just answered may still be reading, but must not hold up the end of the program.
constexpr std::chrono::milliseconds kDrainTimeWhenStopping{200};

/// Connections that may wait to be accepted: a burst of parallel clients does not see a refusal.
constexpr int kBacklog = 1024;

/// How many free ports are tried until one is free on every address of the host name.
constexpr int kFreePortAttempts = 20;

/// How long a client may take over each of its parts before it costs it its connection.
struct Deadlines {
    /// For the TLS handshake.
    std::chrono::milliseconds handshake{10'000};

    /// Between two requests: longer than SDKs keep a pooled connection (60 to 90 seconds), so that
    /// the server is never the one to close it while a request is on its way.
    std::chrono::milliseconds idle{120'000};

    /// From a request's first byte to the end of its head, on top of what its size allows for
    /// (`kSlowestBytesPerSecond`), as it is with the body.
    std::chrono::milliseconds head{10'000};

    /// From there to the end of the body.
    std::chrono::milliseconds body{20'000};

    /// To take the answer.
    std::chrono::milliseconds answer{30'000};

    /// To close its side after the last answer.
    std::chrono::milliseconds drain{5'000};

    /// For running exchanges to end once the server was told to stop: less than the ten seconds
    /// that Docker waits before it kills.
    std::chrono::milliseconds stop{5'000};
};

}  // namespace profiles::server::http
