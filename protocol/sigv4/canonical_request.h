#pragma once

#include <string>
#include <string_view>

#include "protocol/http_message.h"

namespace profiles::protocol::sigv4 {

/// How services differ. The defaults are those of Customer Profiles and of every service but S3,
/// whose paths are neither normalized nor encoded a second time (documented).
struct CanonicalizationOptions {
    bool normalize_path = true;
    bool encode_path_again = true;
    /// For services that want `X-Amz-Security-Token` added to a presigned query after signing.
    bool omit_session_token = false;
};

/// The path as it is signed. Normalizing removes empty and `.` segments and lets `..` remove the
/// segment before it, all on the raw path: an encoded slash or dot separates nothing.
std::string canonical_path(std::string_view path, const CanonicalizationOptions& options = {});

/// Every name and value decoded, encoded and sorted, without the signature itself.
std::string canonical_query(std::string_view query, const CanonicalizationOptions& options = {});

/// One line `name:value` per name. Values lose the blanks around them, runs of blanks and line
/// folds in them become one blank, and values of one name are joined by commas as they arrived.
///
/// `names` must be lower-case, sorted, unique, and joined by semicolons. Throws SignatureError when
/// `headers` lacks one.
std::string canonical_headers(const Headers& headers, std::string_view names);

/// The hash of a body, as the canonical request ends.
std::string payload_hash(std::string_view body);

/// The whole text whose hash is signed. The Authorization header of a request that is already
/// signed is no part of it, nor is its body, but for its hash.
///
/// Throws as canonical_headers does.
std::string canonical_request(const HttpRequest& request, std::string_view signed_headers,
                              std::string_view payload_hash,
                              const CanonicalizationOptions& options = {});

}  // namespace profiles::protocol::sigv4
