#include "server/http/request_parser.h"

#include <algorithm>
#include <boost/beast/http/error.hpp>

#include "server/http/limits.h"

namespace profiles::server::http {

namespace beast_http = boost::beast::http;
using protocol::equals_ignoring_case;

namespace {

/// No client's announcement alone makes us set aside more than this.
constexpr std::uint64_t kMaxReservedBytes = 64 * 1024;

/// Until a body in chunks has ended, this much at least is still to come. Beast asserts that it has
/// come by the time the last chunk's size is parsed, which is not so when it comes byte by byte.
constexpr std::string_view kEndOfChunks = "0\r\n\r\n";

std::string_view view(boost::beast::string_view text) {
    return {text.data(), text.size()};
}

/// A tab may stand where a blank may.
bool is_control_character(char c) {
    return (c >= '\0' && c < ' ' && c != '\t') || c == '\x7f';
}

/// The path and query of an absolute target ("http://host/path?query"), which every server has to
/// accept (RFC 9112, 3.2.2); anything else as it is.
std::string origin_form(std::string_view target) {
    const auto scheme_end = target.find("://");
    const auto scheme = target.substr(0, std::min(scheme_end, target.size()));
    if (!equals_ignoring_case(scheme, "http") && !equals_ignoring_case(scheme, "https")) {
        return std::string(target);
    }
    const auto authority_end = target.find_first_of("/?", scheme_end + 3);
    const auto rest = target.substr(std::min(authority_end, target.size()));
    return rest.starts_with('/') ? std::string(rest) : '/' + std::string(rest);
}

}  // namespace

RequestParser::RequestParser() {
    header_limit(kMaxHeadBytes);
    body_limit(boost::none);  // until limit_body, before which no body is parsed
}

RequestParser::error_code RequestParser::feed(boost::beast::flat_buffer& buffer) {
    const bool in_head = !is_header_done();
    if (!in_head && chunked() && buffer.size() < kEndOfChunks.size()) {
        return {};
    }
    eager(!in_head);

    error_code error;
    const auto used = put(buffer.data(), error);
    buffer.consume(used);
    if (error && error != beast_http::error::need_more) {
        return error;
    }

    // Beast applies its limit to the request line and to the fields separately, and none to a
    // chunk's size line or the trailer, which wait in the buffer until they are complete.
    head_bytes_ = in_head ? head_bytes_ + used : 0;
    const auto waiting = error ? buffer.size() : 0;
    if (head_bytes_ + waiting > kMaxHeadBytes) {
        return beast_http::error::header_limit;
    }
    return {};
}

RequestParser::error_code RequestParser::limit_body(std::uint64_t bytes) {
    body_limit(bytes);
    return content_length().value_or(0) > bytes ? beast_http::error::body_limit : error_code();
}

void RequestParser::on_request_impl(beast_http::verb, Text method, Text target, int version,
                                    error_code& error) {
    is_http_1_0_ = version == 10;
    request_.method = view(method);
    request_.target = origin_form(view(target));

    const bool is_path = request_.target.front() == '/';
    const bool is_server = request_.target == "*" && request_.method == "OPTIONS";
    if (!is_path && !is_server && request_.method != "CONNECT") {
        error = beast_http::error::bad_target;
    }
}

void RequestParser::on_field_impl(Field field, Text name, Text value, error_code& error) {
    // A trailer must not pass for a header field that was signed or checked (RFC 9110, 6.5.1).
    if (is_header_done()) {
        return;
    }
    error = check_field(field, value);
    request_.headers.add(std::string(view(name)), std::string(view(value)));
}

RequestParser::error_code RequestParser::check_field(Field field, Text value) {
    switch (field) {
        case Field::host:
            ++hosts_;
            return hosts_ > 1 ? beast_http::error::bad_field : error_code();
        case Field::content_length: {
            ++content_lengths_;
            const bool is_list = value.find(',') != Text::npos;
            return content_lengths_ > 1 || is_list ? beast_http::error::multiple_content_length
                                                   : error_code();
        }
        case Field::transfer_encoding: {
            const bool is_chunked = equals_ignoring_case(view(value), "chunked");
            return is_http_1_0_ || !is_chunked ? beast_http::error::bad_transfer_encoding
                                               : error_code();
        }
        case Field::expect:
            // Whatever else is expected may be ignored (RFC 9110, 10.1.1), as HTTP/1.0 has to.
            expects_continue_ = !is_http_1_0_ && equals_ignoring_case(view(value), "100-continue");
            return {};
        default:
            return {};
    }
}

void RequestParser::on_header_impl(error_code& error) {
    if (hosts_ == 0 && !is_http_1_0_) {
        error = beast_http::error::bad_field;
    }
}

void RequestParser::on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code&) {
    request_.body.reserve(std::min(length.value_or(0), kMaxReservedBytes));
}

std::size_t RequestParser::on_body_impl(Text part, error_code&) {
    request_.body.append(part.data(), part.size());
    return part.size();
}

/// Extensions may be ignored (RFC 9112, 7.1.1), but not what could be taken for the end of a line:
/// in quotes Beast lets it pass.
void RequestParser::on_chunk_header_impl(std::uint64_t, Text extensions, error_code& error) {
    if (std::ranges::any_of(extensions, is_control_character)) {
        error = beast_http::error::bad_chunk_extension;
    }
}

std::size_t RequestParser::on_chunk_body_impl(std::uint64_t, Text part, error_code& error) {
    return on_body_impl(part, error);
}

}  // namespace profiles::server::http
