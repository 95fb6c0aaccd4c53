#pragma once

#include <string>
#include <string_view>
#include <vector>

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
/// `names` must be lower-case, sorted and unique. Throws SignatureError when `headers` lacks one.
std::string canonical_headers(const Headers& headers, const std::vector<std::string>& names);

/// Names joined by semicolons, as the canonical request ends and as `SignedHeaders` is written.
std::string signed_headers_text(const std::vector<std::string>& names);

/// The whole text whose hash is signed. The Authorization header of a request that is already
/// signed is no part of it. `payload_hash` is the body's SHA-256 in lower-case hexadecimal.
///
/// Throws as canonical_headers does.
std::string canonical_request(const HttpRequest& request,
                              const std::vector<std::string>& signed_headers,
                              std::string_view payload_hash,
                              const CanonicalizationOptions& options = {});

}  // namespace profiles::protocol::sigv4
