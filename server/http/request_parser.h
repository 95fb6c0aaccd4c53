#pragma once

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>

#include "protocol/http_message.h"

namespace profiles::server::http {

/// Parses one request straight into the form in which it is handed on, without the copy that
/// Beast's own message would cost. It refuses what Beast takes but other programs could understand
/// differently: two requests where we see one is how a request is smuggled past a proxy.
class RequestParser final : public boost::beast::http::basic_parser<true> {
public:
    using error_code = boost::beast::error_code;

    RequestParser();

    /// Parses what it can and removes it from the buffer. The body is left alone in the call that
    /// completes the head.
    error_code feed(boost::beast::flat_buffer& buffer);

    /// How large the body may be; to be said between the head and the body. An error if the head
    /// has announced a larger one, and from `feed` once a larger one arrives.
    error_code limit_body(std::uint64_t bytes);

    /// What has been read so far.
    const protocol::HttpRequest& request() const { return request_; }
    protocol::HttpRequest take_request() { return std::move(request_); }

    bool is_http_1_0() const { return is_http_1_0_; }
    bool expects_continue() const { return expects_continue_; }

private:
    using Field = boost::beast::http::field;
    using Text = boost::beast::string_view;

    void on_request_impl(boost::beast::http::verb, Text method, Text target, int version,
                         error_code& error) override;
    void on_field_impl(Field field, Text name, Text value, error_code& error) override;
    void on_header_impl(error_code& error) override;
    void on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code&) override;
    std::size_t on_body_impl(Text part, error_code&) override;
    std::size_t on_chunk_body_impl(std::uint64_t, Text part, error_code&) override;
    void on_chunk_header_impl(std::uint64_t, Text extensions, error_code& error) override;

    // Nothing to do: responses do not occur.
    void on_response_impl(int, Text, int, error_code&) override {}
    void on_finish_impl(error_code&) override {}

    error_code check_field(Field field, Text value);

    protocol::HttpRequest request_;
    std::size_t head_bytes_ = 0;
    int hosts_ = 0;
    int content_lengths_ = 0;
    bool is_http_1_0_ = false;
    bool expects_continue_ = false;
};

}  // namespace profiles::server::http
