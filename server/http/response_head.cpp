#include "server/http/response_head.h"

#include <boost/beast/http/status.hpp>

namespace profiles::server::http {

namespace {

void append_status_line(std::string& text, int status) {
    const auto known = boost::beast::http::int_to_status(static_cast<unsigned>(status));
    text += "HTTP/1.1 ";
    text += std::to_string(status);
    text += ' ';
    if (known != boost::beast::http::status::unknown) {
        const auto reason = boost::beast::http::obsolete_reason(known);
        text.append(reason.data(), reason.size());
    }
    text += "\r\n";
}

/// A line break in a value would let whoever chose the value write header fields of its own.
void append_value(std::string& text, std::string_view value) {
    constexpr std::string_view kEndsLine("\r\n\0", 3);
    const auto begin = text.size();
    text += value;
    for (auto at = text.find_first_of(kEndsLine, begin); at != std::string::npos;
         at = text.find_first_of(kEndsLine, at)) {
        text[at] = ' ';
    }
}

}  // namespace

bool has_content(int status) {
    return status >= 200 && status != 204 && status != 304;
}

void write_head(std::string& text, const protocol::HttpResponse& response, ConnectionField field) {
    text.clear();
    append_status_line(text, response.status);
    for (const auto& [name, value] : response.headers) {
        text += name;
        text += ": ";
        append_value(text, value);
        text += "\r\n";
    }
    if (has_content(response.status)) {
        text += "Content-Length: ";
        text += std::to_string(response.body.size());
        text += "\r\n";
    }
    if (field == ConnectionField::keep_alive) {
        text += "Connection: keep-alive\r\n";
    } else if (field == ConnectionField::close) {
        text += "Connection: close\r\n";
    }
    text += "\r\n";
}

}  // namespace profiles::server::http
