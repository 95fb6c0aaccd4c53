#include "tests/protocol/sigv4/raw_request.h"

#include <algorithm>
#include <map>

#include "protocol/sigv4/text.h"
#include "protocol/sigv4/uri_encoding.h"

namespace profiles::protocol::sigv4::testing {
namespace {

/// Cuts one line off the front of `text`, without its end.
std::string_view take_line(std::string_view& text) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return line;
}

bool continues_header(std::string_view rest) {
    return rest.starts_with(' ') || rest.starts_with('\t');
}

void take_header(std::string_view line, std::string_view& rest, Headers& headers) {
    const auto colon = line.find(':');
    std::string value(line.substr(std::min(colon + 1, line.size())));
    while (continues_header(rest)) {
        value += "\r\n";
        value += take_line(rest);
    }
    headers.add(std::string(line.substr(0, colon)), value);
}

std::string join_chunks(std::string_view rest) {
    std::string body;
    for (auto size = std::stoul(std::string(take_line(rest)), nullptr, 16); size != 0;
         size = std::stoul(std::string(take_line(rest)), nullptr, 16)) {
        body += rest.substr(0, size);
        rest.remove_prefix(size);
        take_line(rest);
    }
    return body;
}

int base64_digit(char c) {
    constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    return static_cast<int>(kDigits.find(c));
}

}  // namespace

HttpRequest parse_raw_request(std::string_view raw) {
    HttpRequest request;
    const auto request_line = take_line(raw);
    const auto first_blank = request_line.find(' ');
    const auto last_blank = request_line.rfind(' ');
    request.method = request_line.substr(0, first_blank);
    request.target = request_line.substr(first_blank + 1, last_blank - first_blank - 1);

    for (auto line = take_line(raw); !line.empty(); line = take_line(raw)) {
        take_header(line, raw, request.headers);
    }
    const auto encoding = request.headers.find("Transfer-Encoding");
    const bool is_chunked = encoding && trim(*encoding) == "chunked";
    request.body = is_chunked ? join_chunks(raw) : std::string(raw);
    return request;
}

std::string decode_base64(std::string_view text) {
    std::string bytes;
    unsigned buffer = 0;
    int bits = 0;
    for (const char c : text.substr(0, text.find('='))) {
        buffer = (buffer << 6U | static_cast<unsigned>(base64_digit(c))) & 0xFFFFU;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>(buffer >> static_cast<unsigned>(bits) & 0xFFU);
        }
    }
    return bytes;
}

std::string comparable(const HttpRequest& request) {
    const auto [path, query] = split_target(request.target);
    auto parameters = split(query, '&');
    std::sort(parameters.begin(), parameters.end());
    std::multimap<std::string, std::string_view> headers;
    for (const auto& [name, value] : request.headers) {
        headers.emplace(to_lower(name), value);
    }

    std::string text = request.method + ' ' + std::string(path) + '\n';
    for (const auto parameter : parameters) {
        text += "?" + std::string(parameter) + '\n';
    }
    for (const auto& [name, value] : headers) {
        text += name + ": " + std::string(trim(value)) + '\n';
    }
    return text + '\n' + request.body;
}

}  // namespace profiles::protocol::sigv4::testing
