#include "protocol/sigv4/canonical_request.h"

#include <algorithm>
#include <optional>

#include "protocol/sigv4/signature_errors.h"
#include "protocol/sigv4/text.h"
#include "protocol/sigv4/uri_encoding.h"

namespace profiles::protocol::sigv4 {
namespace {

std::string remove_dot_segments(std::string_view path) {
    std::vector<std::string_view> kept;
    for (const auto segment : split(path, '/')) {
        if (segment == ".." && !kept.empty()) {
            kept.pop_back();
        } else if (!segment.empty() && segment != "." && segment != "..") {
            kept.push_back(segment);
        }
    }
    std::string normalized;
    for (const auto segment : kept) {
        normalized += '/';
        normalized += segment;
    }
    if (kept.empty() || path.ends_with('/')) {
        normalized += '/';
    }
    return normalized;
}

/// Appends the value with every run of blanks and line ends folded into one blank.
void append_folded(std::string& text, std::string_view value) {
    bool after_blank = false;
    for (const char c : trim(value)) {
        const bool is_blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (!is_blank) {
            text += c;
        } else if (!after_blank) {
            text += ' ';
        }
        after_blank = is_blank;
    }
}

}  // namespace

std::string canonical_path(std::string_view path, const CanonicalizationOptions& options) {
    if (path.empty()) {
        path = "/";
    }
    const auto raw = options.normalize_path ? remove_dot_segments(path) : std::string(path);
    return encode_path(options.encode_path_again ? raw : decode(raw));
}

std::string canonical_query(std::string_view query, const CanonicalizationOptions& options) {
    std::vector<QueryParameter> encoded;
    for (const auto& [name, value] : decode_query(query)) {
        if (name == "X-Amz-Signature" ||
            (name == "X-Amz-Security-Token" && options.omit_session_token)) {
            continue;
        }
        encoded.emplace_back(encode_component(name), encode_component(value));
    }
    std::sort(encoded.begin(), encoded.end());

    std::string text;
    for (const auto& [name, value] : encoded) {
        text += text.empty() ? "" : "&";
        text.append(name).append(1, '=').append(value);
    }
    return text;
}

std::string canonical_headers(const Headers& headers, const std::vector<std::string>& names) {
    std::vector<std::optional<std::string>> values(names.size());
    for (const auto& [field, value] : headers) {
        const auto name = to_lower(field);
        const auto place = std::lower_bound(names.begin(), names.end(), name);
        if (place == names.end() || *place != name) {
            continue;
        }
        auto& joined = values[static_cast<std::size_t>(place - names.begin())];
        joined = joined ? *std::move(joined) + ',' : "";
        append_folded(*joined, value);
    }

    std::string lines;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!values[i]) {
            throw errors::signed_header_absent(names[i]);
        }
        lines += names[i] + ':' + *values[i] + '\n';
    }
    return lines;
}

std::string signed_headers_text(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) {
        text += text.empty() ? "" : ";";
        text += name;
    }
    return text;
}

std::string canonical_request(const HttpRequest& request,
                              const std::vector<std::string>& signed_headers,
                              std::string_view payload_hash,
                              const CanonicalizationOptions& options) {
    const auto [path, query] = split_target(request.target);
    std::string text = request.method;
    text += '\n' + canonical_path(path, options);
    text += '\n' + canonical_query(query, options);
    text += '\n' + canonical_headers(request.headers, signed_headers);
    text += '\n' + signed_headers_text(signed_headers);
    text += '\n';
    text += payload_hash;
    return text;
}

}  // namespace profiles::protocol::sigv4
