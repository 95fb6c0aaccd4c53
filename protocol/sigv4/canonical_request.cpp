#include "protocol/sigv4/canonical_request.h"

#include <algorithm>
#include <compare>
#include <vector>

#include "protocol/sigv4/digest.h"
#include "protocol/sigv4/signature_errors.h"
#include "protocol/sigv4/text.h"
#include "protocol/sigv4/uri_encoding.h"

namespace profiles::protocol::sigv4 {
namespace {

/// What holds the headers that clients sign, a session token aside.
constexpr std::size_t kUsualSize = 500;

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

/// What nearly every path is. Segments that begin with a dot are left to remove_dot_segments.
bool is_normalized(std::string_view path) {
    const auto may_go = [](char c, char next) { return c == '/' && (next == '/' || next == '.'); };
    return path.starts_with('/') &&
           std::adjacent_find(path.begin(), path.end(), may_go) == path.end();
}

/// Appends the value with every run of blanks and line ends folded into one blank.
void append_folded(std::string& text, std::string_view value) {
    auto rest = trim(value);
    while (!rest.empty()) {
        const auto* const word_end = std::find_if(rest.begin(), rest.end(), is_blank);
        text.append(rest.begin(), word_end);
        rest = trim({word_end, rest.end()});
        text += rest.empty() ? "" : " ";
    }
}

std::strong_ordering compare_ignoring_case(std::string_view a, std::string_view b) {
    const auto compare = [](char x, char y) {
        return static_cast<unsigned char>(to_lower(x)) <=> static_cast<unsigned char>(to_lower(y));
    };
    return std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end(), compare);
}

/// By name, and those of one name as they arrived.
std::vector<const Headers::Field*> sorted_fields(const Headers& headers) {
    std::vector<const Headers::Field*> fields;
    fields.reserve(headers.size());
    for (const auto& field : headers) {
        fields.push_back(&field);
    }
    std::sort(fields.begin(), fields.end(), [](const auto* a, const auto* b) {
        const auto order = compare_ignoring_case(a->first, b->first);
        return order < 0 || (order == 0 && a < b);
    });
    return fields;
}

}  // namespace

std::string canonical_path(std::string_view path, const CanonicalizationOptions& options) {
    if (path.empty()) {
        return "/";
    }
    std::string normalized;
    if (options.normalize_path && !is_normalized(path)) {
        normalized = remove_dot_segments(path);
        path = normalized;
    }
    return options.encode_path_again ? encode_path(path) : encode_path(decode(path));
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

std::string canonical_headers(const Headers& headers, std::string_view names) {
    const auto fields = sorted_fields(headers);
    auto field = fields.begin();
    std::string lines;
    lines.reserve(kUsualSize);
    while (!names.empty()) {
        const auto name = take_part(names, ';');
        const auto has_name = [name](const auto* candidate) {
            return equals_ignoring_case(candidate->first, name);
        };
        field = std::find_if(field, fields.end(), has_name);
        if (field == fields.end()) {
            throw errors::signed_header_absent(name);
        }
        lines += name;
        for (char separator = ':'; field != fields.end() && has_name(*field); ++field) {
            lines += separator;
            append_folded(lines, (*field)->second);
            separator = ',';
        }
        lines += '\n';
    }
    return lines;
}

std::string payload_hash(std::string_view body) {
    constexpr std::string_view kOfNoBody =
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    return body.empty() ? std::string(kOfNoBody) : sha256_hex(body);
}

std::string canonical_request(const HttpRequest& request, std::string_view signed_headers,
                              std::string_view payload_hash,
                              const CanonicalizationOptions& options) {
    const auto [path, query] = split_target(request.target);
    return concat({request.method, "\n", canonical_path(path, options), "\n",
                   canonical_query(query, options), "\n",
                   canonical_headers(request.headers, signed_headers), "\n", signed_headers, "\n",
                   payload_hash});
}

}  // namespace profiles::protocol::sigv4
