#include "tests/server/http/framing_cases.h"

namespace profiles::server::http {

namespace {

/// A POST with these fields and this body.
std::string post(const std::string& fields, const std::string& body = "") {
    return "POST /p HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n" + body;
}

std::string chunked(const std::string& body) {
    return post("Transfer-Encoding: chunked\r\n", body);
}

std::string line(const std::string& request_line) {
    return request_line + "\r\nHost: h\r\n\r\n";
}

const std::string kNul(1, '\0');

}  // namespace

const std::vector<AcceptedCase> kAccepted = {
    {{"no body", line("GET /a?b=c HTTP/1.1")}, "/a?b=c", ""},
    {{"escapes are left alone", line("GET /a%2Fb%20c HTTP/1.1")}, "/a%2Fb%20c", ""},
    {{"bytes beyond ASCII in the target", line("GET /\xC3\xA9 HTTP/1.1")}, "/\xC3\xA9", ""},
    {{"absolute target", line("GET http://h:80/a?b HTTP/1.1")}, "/a?b", ""},
    {{"absolute target without a path", line("GET HTTPS://h HTTP/1.1")}, "/", ""},
    {{"absolute target with only a query", line("GET http://h?x=/ HTTP/1.1")}, "/?x=/", ""},
    {{"URL in a query", line("GET /?u=http://h/ HTTP/1.1")}, "/?u=http://h/", ""},
    {{"OPTIONS of the server", line("OPTIONS * HTTP/1.1")}, "*", ""},
    {{"CONNECT", line("CONNECT h:443 HTTP/1.1")}, "h:443", ""},
    {{"unknown method", line("BREW /pot HTTP/1.1")}, "/pot", ""},
    {{"empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n"}, "/", ""},
    {{"body with a length", post("Content-Length: 5\r\n", "hello")}, "/p", "hello"},
    {{"length of zero", post("Content-Length: 0\r\n")}, "/p", ""},
    {{"blanks around values", post("Content-Length: \t 5 \t\r\n", "hello")}, "/p", "hello"},
    {{"names in any case", post("cOnTeNt-LeNgTh: 5\r\n", "hello")}, "/p", "hello"},
    {{"NUL in a body", post("Content-Length: 1\r\n", kNul)}, "/p", kNul},
    {{"chunks", chunked("5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n")}, "/p", "hello world"},
    {{"no chunk", chunked("0\r\n\r\n")}, "/p", ""},
    {{"size with zeros and capitals", chunked("00A\r\n0123456789\r\n0\r\n\r\n")},
     "/p",
     "0123456789"},
    {{"chunk extension", chunked("5;a=b;c=\"d\"\r\nhello\r\n0;e\r\n\r\n")}, "/p", "hello"},
    {{"trailer", chunked("5\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n")}, "/p", "hello"},
    {{"coding in any case", post("Transfer-Encoding: Chunked\r\n", "0\r\n\r\n")}, "/p", ""},
    {{"unknown expectation", post("Expect: a-miracle\r\nContent-Length: 2\r\n", "ok")}, "/p", "ok"},
    {{"offer of HTTP/2", post("Connection: Upgrade\r\nUpgrade: h2c\r\n")}, "/p", ""},
};

const std::vector<FramingCase> kRefused = {
    {"length and chunks", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")},
    {"chunks and length", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n")},
    {"two different lengths", post("Content-Length: 5\r\nContent-Length: 6\r\n", "hello")},
    {"the same length twice", post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello")},
    {"list of equal lengths", post("Content-Length: 5, 5\r\n", "hello")},
    {"two lengths in one", post("Content-Length: 5 5\r\n", "hello")},
    {"length with a sign", post("Content-Length: +5\r\n", "hello")},
    {"negative length", post("Content-Length: -5\r\n", "hello")},
    {"hexadecimal length", post("Content-Length: 0x5\r\n", "hello")},
    {"empty length", post("Content-Length:\r\n", "hello")},
    {"length beyond 64 bits", post("Content-Length: 18446744073709551621\r\n", "hello")},
    {"other coding", post("Transfer-Encoding: gzip\r\n", "0\r\n\r\n")},
    {"other coding before chunks", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n")},
    {"other coding after chunks", post("Transfer-Encoding: chunked, gzip\r\n", "0\r\n\r\n")},
    {"chunks twice in a field", post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n")},
    {"chunks twice",
     post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")},
    {"other coding and a length", post("Transfer-Encoding: x\r\nContent-Length: 5\r\n", "hello")},
    {"identity", post("Transfer-Encoding: identity\r\n")},
    {"empty coding", post("Transfer-Encoding:\r\n")},
    {"coding with a parameter", post("Transfer-Encoding: chunked;q=1\r\n", "0\r\n\r\n")},
    {"coding after a vertical tab", post("Transfer-Encoding: \x0B"
                                         "chunked\r\n",
                                         "0\r\n\r\n")},
    {"chunks in HTTP/1.0", "POST /p HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
    {"blank before the colon", post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n")},
    {"blank before the first field", "GET / HTTP/1.1\r\n Host: h\r\n\r\n"},
    {"field without a name", post(": x\r\n")},
    {"field without a colon", post("Nothing\r\n")},
    {"NUL in a name", post("X" + kNul + "Y: z\r\n")},
    {"NUL in a value", post("X-Y: a" + kNul + "b\r\n")},
    {"control character in a value", post("X-Y: a\x01"
                                          "b\r\n")},
    {"bare line feed after a field", post("X-Y: a\nContent-Length: 5\r\n", "hello")},
    {"bare carriage return in a value", post("X-Y: a\rContent-Length: 5\r\n", "hello")},
    {"bare line feeds only", "GET / HTTP/1.1\nHost: h\n\n"},
    {"bare line feed after the request line", "GET / HTTP/1.1\nHost: h\r\n\r\n"},
    {"no Host", "GET / HTTP/1.1\r\n\r\n"},
    {"two Hosts", "GET / HTTP/1.1\r\nHost: h\r\nHost: h\r\n\r\n"},
    {"two Hosts in HTTP/1.0", "GET / HTTP/1.0\r\nHost: h\r\nHost: i\r\n\r\n"},
    {"HTTP/0.9", "GET /\r\n\r\n"},
    {"HTTP/1.2", line("GET / HTTP/1.2")},
    {"HTTP/2 without an offer", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"},
    {"name of the protocol in small letters", line("GET / http/1.1")},
    {"two blanks before the target", line("GET  / HTTP/1.1")},
    {"two blanks after the target", line("GET /  HTTP/1.1")},
    {"blank in the target", line("GET /a b HTTP/1.1")},
    {"blank after the version", line("GET / HTTP/1.1 ")},
    {"tab in the request line", line("GET\t/ HTTP/1.1")},
    {"no target", line("GET HTTP/1.1")},
    {"no method", line(" / HTTP/1.1")},
    {"relative target", line("GET a HTTP/1.1")},
    {"target of another scheme", line("GET ftp://h/a HTTP/1.1")},
    {"asterisk for another method", line("GET * HTTP/1.1")},
    {"NUL in the target", line("GET /a" + kNul + " HTTP/1.1")},
    {"separator in the method", line("G(T / HTTP/1.1")},
    {"empty line first", "\r\n" + line("GET / HTTP/1.1")},
    {"TLS", "\x16\x03\x01\x02" + kNul + "\x01" + kNul + kNul + "\x03\x03\r\n\r\n"},
    {"size that is no number", chunked("xyz\r\nhello\r\n0\r\n\r\n")},
    {"size with a sign", chunked("+5\r\nhello\r\n0\r\n\r\n")},
    {"size with a prefix", chunked("0x5\r\nhello\r\n0\r\n\r\n")},
    {"size after a blank", chunked(" 5\r\nhello\r\n0\r\n\r\n")},
    {"size before a blank", chunked("5 \r\nhello\r\n0\r\n\r\n")},
    {"size beyond 64 bits", chunked("10000000000000005\r\nhello\r\n0\r\n\r\n")},
    {"no size", chunked("\r\nhello\r\n0\r\n\r\n")},
    {"bare line feed after the size", chunked("5\nhello\r\n0\r\n\r\n")},
    {"chunk longer than its size", chunked("3\r\nhello\r\n0\r\n\r\n")},
    {"bare line feed after a chunk", chunked("5\r\nhello\n0\r\n\r\n\r\n")},
    {"bare carriage return after the size", chunked("5\rX\nhello\r\n0\r\n\r\n")},
    {"broken chunk extension", chunked("5;=\r\nhello\r\n0\r\n\r\n")},
    {"bare line feed in a chunk extension", chunked("5;a\nb\r\nhello\r\n0\r\n\r\n")},
    {"bare line feed in quotes", chunked("5;a=\"\n\"\r\nhello\r\n0\r\n\r\n")},
    {"bare line feed behind a backslash", chunked("5;a=\"\\\n\"\r\nhello\r\n0\r\n\r\n")},
    {"NUL in quotes", chunked("5;a=\"" + kNul + "\"\r\nhello\r\n0\r\n\r\n")},
    {"trailer that is no field", chunked("0\r\nNothing\r\n\r\n")},
    {"length in the trailer", chunked("0\r\nContent-Length: 5\r\n\r\n")},
    {"coding in the trailer", chunked("0\r\nTransfer-Encoding: chunked\r\n\r\n")},
};

}  // namespace profiles::server::http
