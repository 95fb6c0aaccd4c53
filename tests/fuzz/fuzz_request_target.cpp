#include "protocol/restjson/request_target.h"
#include "protocol/restjson/router.h"
#include "protocol/sigv4/canonical_request.h"
#include "protocol/sigv4/uri_encoding.h"
#include "protocol/text.h"
#include "tests/fuzz/model.h"
#include "tests/fuzz/target.h"

namespace profiles::fuzz {
namespace {

using namespace protocol;
using restjson::Query;
using restjson::RequestTarget;

/// `METHOD target`, as in a request line.
struct RequestLine {
    std::string_view method;
    std::string_view target;

    explicit RequestLine(std::string_view text)
        : method(text.substr(0, text.find(' '))),
          target(text.substr(std::min(method.size() + 1, text.size()))) {}
};

void check_encoding(std::string_view text) {
    const std::string encoded = sigv4::encode_component(text);
    require(percent_decode(encoded) == text, "what was encoded decodes to itself");
    require(sigv4::decode(encoded) == text, "and so it does for signatures");
    if (const auto decoded = percent_decode(text)) {
        require(*decoded == sigv4::decode(text), "both decoders agree on what both can read");
    }
}

std::size_t parts_of(std::string_view query) {
    return query.empty() ? 0 : split(query, '&').size();
}

void check_query(std::string_view text) {
    const Query query = Query::parse(text);
    require(query.parameters.size() + query.broken.size() == parts_of(text),
            "every parameter is either read or known to be broken");
    for (const auto& [name, value] : query.parameters) {
        require(is_utf8(name) && is_utf8(value), "what is read is UTF-8");
        require(query.find(name) != nullptr, "what is read is found");
    }
}

void check_canonical_form(const RequestTarget& target) {
    const std::string query = sigv4::canonical_query(target.query);
    require(sigv4::canonical_query(query) == query, "a canonical query stays as it is");

    constexpr sigv4::CanonicalizationOptions kOnce{.encode_path_again = false};
    const std::string path = sigv4::canonical_path(target.path);
    require(path.starts_with('/'), "a canonical path is absolute");
    require(path.find("//") == std::string::npos, "a canonical path has no empty segment");
    require(sigv4::canonical_path(path, kOnce) == path, "a canonical path stays as it is");
}

void check_route(std::string_view method, const RequestTarget& target) {
    static const restjson::Router router(service_model());
    const auto route = router.match(method, target.path, Query::parse(target.query));
    if (!route) {
        return;
    }
    require(route->operation->method == method, "an operation is found by its own method");
    std::size_t labels = 0;
    for (const auto& segment : route->operation->uri.segments) {
        labels += segment.kind == UriPattern::Kind::literal ? 0 : 1;
    }
    require(route->labels.size() == labels, "every label stands for something");
    for (const auto label : route->labels) {
        require(label.data() >= target.path.data() &&
                    label.data() + label.size() <= target.path.data() + target.path.size(),
                "a label is part of the path");
    }
}

}  // namespace

void check(std::string_view input) {
    const RequestLine line(input);
    const auto target = RequestTarget::parse(line.target);
    require(!target.path.empty(), "there is a path always");
    check_encoding(input);
    check_query(target.query);
    check_canonical_form(target);
    check_route(line.method, target);
}

}  // namespace profiles::fuzz
