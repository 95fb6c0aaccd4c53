#include "protocol/json/parse.h"
#include "protocol/json/write.h"
#include "protocol/redact.h"
#include "protocol/restjson/decode.h"
#include "protocol/restjson/encode.h"
#include "protocol/restjson/errors.h"
#include "protocol/restjson/violation_text.h"
#include "protocol/text.h"
#include "tests/fuzz/model.h"
#include "tests/fuzz/target.h"

namespace profiles::fuzz {
namespace {

using namespace protocol;

/// More than any message needs: as many values as are shown, each cut short, and what is asked of
/// it.
constexpr std::size_t kLongestMessage = 4 * 1024 * 1024;

/// The request that calls an operation with that body: every label and nothing else is a text.
Object decoded(const Operation& operation, std::string_view body) {
    HttpRequest request;
    request.body = body;
    restjson::Route route{&operation, {}};
    for (const auto& segment : operation.uri.segments) {
        if (segment.kind != UriPattern::Kind::literal) {
            route.labels.push_back("label");
        }
    }
    return restjson::decode_input(route, {}, request);
}

void check_json(std::string_view text) try {
    const std::string written = json::write(json::parse(text));
    require(json::write(json::parse(written)) == written, "JSON that was written reads back");
} catch (const json::ParseError&) {
}

/// A NaN is equal to nothing, so that only its text shows that it is still there.
void check_round_trip(const Object& input, const Shape& shape) {
    const std::string text = restjson::encode_json(input, shape);
    const Object again = restjson::decode_json(json::parse(text), shape);
    require(again == input || text.find("NaN") != std::string::npos, "an input reads back");
    require(restjson::encode_json(again, shape) == text, "and is written as it was");
}

void check_validation(const Object& input, const Shape& shape) {
    const auto violations = restjson::validate(input, shape);
    require(violations.size() <= restjson::kMaxViolations, "the violations are bounded");
    const std::string text = restjson::describe(violations);
    require(is_utf8(text), "the message is UTF-8");
    require(text.size() <= kLongestMessage, "the message is bounded");
}

void check_redaction(const Object& input, const Shape& shape) {
    const Object shown = redacted(input, shape);
    require(json::write(redacted(shown, shape)) == json::write(shown), "nothing is left to hide");
    for (const Member& member : shape.members) {
        const Value* value = shown.find(member.name);
        require(!member.sensitive || !value || *value == Value(kRedacted),
                "what is secret is hidden");
    }
}

}  // namespace

/// The name of an operation and below it the body of a request.
void check(std::string_view input) {
    const Operation* operation = service_model().find_operation(std::string(take_line(input)));
    check_json(input);
    if (operation == nullptr || operation->input == nullptr) {
        return;
    }
    try {
        const Object decoded_input = decoded(*operation, input);
        check_round_trip(decoded_input, *operation->input);
        check_validation(decoded_input, *operation->input);
        check_redaction(decoded_input, *operation->input);
    } catch (const restjson::RequestError& error) {
        require(error.status() == 400, "a body that cannot be decoded is the client's mistake");
        require(is_utf8(error.what()), "the message is UTF-8");
    }
}

}  // namespace profiles::fuzz
