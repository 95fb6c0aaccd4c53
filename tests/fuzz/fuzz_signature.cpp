#include <algorithm>

#include "protocol/sigv4/request_date.h"
#include "protocol/sigv4/signature.h"
#include "protocol/sigv4/signature_errors.h"
#include "protocol/sigv4/text.h"
#include "protocol/sigv4/verifier.h"
#include "tests/fuzz/target.h"

namespace profiles::fuzz {
namespace {

using namespace protocol;
using namespace std::chrono;

/// When the signed requests of the corpus were made.
constexpr sys_seconds kNow = sys_days(year(2024) / 1 / 1) + minutes(10);

/// `METHOD target`, then `Name: value` line by line, then an empty line and the body.
HttpRequest request_from(std::string_view text) {
    HttpRequest request;
    const auto line = take_line(text);
    request.method = line.substr(0, line.find(' '));
    request.target = line.substr(std::min(request.method.size() + 1, line.size()));
    for (auto field = take_line(text); !field.empty(); field = take_line(text)) {
        const auto name = field.substr(0, field.find(':'));
        request.headers.add(std::string(name),
                            std::string(field.substr(std::min(name.size() + 1, field.size()))));
    }
    request.body = text;
    return request;
}

void check_claim(const sigv4::Signature& claim) {
    require(!claim.access_key_id.empty() && !claim.signature.empty(), "a claim is complete");
    require(!claim.scope.date.empty() && !claim.scope.region.empty() &&
                !claim.scope.service.empty() && !claim.scope.terminator.empty(),
            "a scope is complete");
    const auto names = sigv4::split(claim.signed_headers, ';');
    require(std::ranges::is_sorted(names), "the signed headers are sorted");
    require(std::ranges::adjacent_find(names) == names.end(), "each signed header is there once");
    require(sigv4::parse_request_date(sigv4::format_request_date(claim.request_date)) ==
                claim.request_date,
            "a date reads back");
    require(!claim.expires || (*claim.expires >= seconds(1) && *claim.expires <= weeks(1)),
            "a presigned request ends within a week");
}

bool is_accepted(const HttpRequest& request, const sigv4::Signature& claim) {
    static sigv4::Verifier verifier = [] {
        sigv4::CredentialStore store;
        store.add({.access_key_id = "AKIDEXAMPLE", .secret_access_key = "secret"});
        return sigv4::Verifier(std::move(store));
    }();
    try {
        verifier.verify(request, claim, kNow);
        return true;
    } catch (const sigv4::SignatureError& error) {
        require(error.message().find_first_of("\r\n") == std::string::npos,
                "a refusal is one line");
        return false;
    }
}

/// What was signed cannot be changed without its being noticed.
void check_verdict(HttpRequest request, const sigv4::Signature& claim) {
    if (!is_accepted(request, claim)) {
        return;
    }
    require(is_accepted(request, claim), "a verdict does not change");
    HttpRequest other = request;
    other.body += ' ';
    require(!is_accepted(other, claim), "another body is refused");
    other = request;
    other.method += 'X';
    require(!is_accepted(other, claim), "another method is refused");
    other = request;
    other.target += request.target.find('?') == std::string::npos ? "?a=b" : "&a=b";
    require(!is_accepted(other, claim), "another query is refused");
}

}  // namespace

void check(std::string_view input) {
    const HttpRequest request = request_from(input);
    try {
        if (const auto claim = sigv4::read_signature(request)) {
            check_claim(*claim);
            check_verdict(request, *claim);
        }
    } catch (const sigv4::SignatureError& error) {
        require(!sigv4::name_of(error.type()).empty(), "a refusal has a type");
    }
}

}  // namespace profiles::fuzz
