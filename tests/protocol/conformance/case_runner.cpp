#include "tests/protocol/conformance/case_runner.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "protocol/json/parse.h"
#include "protocol/json/write.h"
#include "protocol/restjson/decode.h"
#include "protocol/restjson/encode.h"
#include "protocol/restjson/errors.h"
#include "protocol/restjson/media_type.h"
#include "protocol/restjson/validate.h"

namespace profiles::protocol::conformance {
namespace {

/// What a case may need besides the bare protocol and still be run: all that Customer Profiles
/// uses.
const std::set<std::string, std::less<>> kFeaturesInUse{"httpResponseCode",
                                                        "timestampFormat:epoch-seconds"};

/// Thrown when an expectation of a case does not hold.
class Mismatch : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

void expect(bool holds, const std::string& otherwise) {
    if (!holds) {
        throw Mismatch(otherwise);
    }
}

std::string string_in(const Object& object, std::string_view name) {
    const Value* value = object.find(name);
    return value == nullptr || value->is_null() ? std::string() : value->as_string();
}

std::string unused_feature(const Object& test_case) {
    const Value* relevant = test_case.find("relevant");
    if (relevant != nullptr && relevant->as_bool()) {
        return {};
    }
    for (const Value& feature : test_case.at("features").as_list()) {
        if (!kFeaturesInUse.contains(feature.as_string())) {
            return feature.as_string();
        }
    }
    return {};
}

HttpRequest request_of(const Object& test) {
    HttpRequest request;
    request.method = string_in(test, "method");
    request.target = string_in(test, "uri");
    if (const Value* parameters = test.find("queryParams")) {
        char separator = '?';
        for (const Value& parameter : parameters->as_list()) {
            request.target += separator + parameter.as_string();
            separator = '&';
        }
    }
    if (const Value* headers = test.find("headers")) {
        for (const auto& [name, value] : headers->as_object()) {
            request.headers.add(name, value.as_string());
        }
    }
    request.body = string_in(test, "body");
    return request;
}

// ---- params: how a case writes values, which differs from the wire in timestamps only ----

Value value_of_params(const Value& params, const Member& member) {
    if (params.is_null()) {
        return {};
    }
    Member on_the_wire = member;
    on_the_wire.timestamp_format = TimestampFormat::epoch_seconds;
    switch (member.target->type) {
        case ShapeType::structure:
        case ShapeType::union_type: {
            Object structure;
            for (const auto& [name, value] : params.as_object()) {
                structure.add(name, value_of_params(value, *member.target->find(name)));
            }
            return structure;
        }
        case ShapeType::list: {
            List list;
            for (const Value& element : params.as_list()) {
                list.push_back(value_of_params(element, member.target->element()));
            }
            return list;
        }
        case ShapeType::map: {
            Object map;
            for (const auto& [key, value] : params.as_object()) {
                map.add(key, value_of_params(value, member.target->value()));
            }
            return map;
        }
        default:
            return restjson::decode_json(params, on_the_wire);
    }
}

Object structure_of_params(const Object& test, const Shape* shape) {
    const Value* params = test.find("params");
    if (params == nullptr || shape == nullptr) {
        return {};
    }
    Member whole;
    whole.target = shape;
    return value_of_params(*params, whole).as_object();
}

/// No list and an empty one look the same in a query string.
void drop_empty_query_lists(Object& input, const Shape* shape) {
    for (const Member& member : shape ? shape->members : std::vector<Member>()) {
        const Value* value = input.find(member.name);
        if (member.binding == Binding::query && value && value->is<List>() &&
            value->as_list().empty()) {
            input.erase(member.name);
        }
    }
}

bool same_number(const Value& a, const Value& b) {
    const auto number = [](const Value& value) {
        return value.is<double>() ? value.as_double() : static_cast<double>(value.as_integer());
    };
    const auto is_number = [](const Value& v) { return v.is<double>() || v.is<std::int64_t>(); };
    return is_number(a) && is_number(b) &&
           (number(a) == number(b) || (number(a) != number(a) && number(b) != number(b)));
}

/// Equality of JSON, to which 1 and 1.0 are one number; a NaN equals itself here.
bool same(const Value& a, const Value& b) {
    if (a.is<Object>() && b.is<Object>()) {
        return a.as_object().size() == b.as_object().size() &&
               std::ranges::all_of(a.as_object(), [&](const auto& entry) {
                   const Value* other = b.as_object().find(entry.name);
                   return other != nullptr && same(entry.value, *other);
               });
    }
    if (a.is<List>() && b.is<List>()) {
        return std::ranges::equal(a.as_list(), b.as_list(), same);
    }
    return same_number(a, b) || a == b;
}

// ---- violations, in the terms of Smithy's validation tests ----

std::string pointer(const std::vector<restjson::Step>& path) {
    std::string text;
    for (const auto& step : path) {
        text += '/';
        text += step.kind == restjson::Step::Kind::list_index ? std::to_string(step.index)
                                                              : std::string(step.name);
    }
    return text;
}

std::string kind_of(restjson::Constraint constraint) {
    using restjson::Constraint;
    switch (constraint) {
        case Constraint::required:
            return "required";
        case Constraint::max_length:
        case Constraint::min_length:
            return "length";
        case Constraint::max:
        case Constraint::min:
            return "range";
        case Constraint::pattern:
            return "pattern";
        case Constraint::enum_value:
            break;
    }
    return "enum";
}

std::string kind_of(std::string_view message) {
    const auto says = [&](std::string_view text) {
        return message.find(text) != std::string_view::npos;
    };
    if (says("must not be null"))
        return "required";
    if (says("length"))
        return "length";
    if (says("pattern"))
        return "pattern";
    if (says("enum value set"))
        return "enum";
    if (says("between") || says("greater than") || says("less than"))
        return "range";
    return std::string(message);
}

/// `path kind` of every failed member.
std::set<std::string> summary(const std::vector<restjson::Violation>& violations) {
    std::set<std::string> failed;
    for (const auto& violation : violations) {
        failed.insert(pointer(violation.path) + " " + kind_of(violation.constraint));
    }
    return failed;
}

std::set<std::string> expected_summary(const Object& response) {
    std::set<std::string> failed;
    const Object& assertion = response.at("body").as_object().at("assertion").as_object();
    const Value contents = json::parse(assertion.at("contents").as_string());
    for (const Value& field : contents.as_object().at("fieldList").as_list()) {
        const Object& entry = field.as_object();
        failed.insert(entry.at("path").as_string() + " " +
                      kind_of(entry.at("message").as_string()));
    }
    return failed;
}

void expect_headers(const HttpResponse& response, const Object& test) {
    if (const Value* headers = test.find("headers")) {
        for (const auto& [name, value] : headers->as_object()) {
            const auto found = response.headers.find(name);
            expect(found && *found == value.as_string(),
                   fmt::format("header {} is '{}', not '{}'", name, found.value_or("absent"),
                               value.as_string()));
        }
    }
}

}  // namespace

CaseRunner::CaseRunner(Model model) : model_(std::move(model)), router_(model_) {}

Outcome CaseRunner::run(const Object& test_case) const try {
    if (const std::string feature = unused_feature(test_case); !feature.empty()) {
        return {Outcome::Verdict::skipped, "it needs " + feature};
    }
    const std::string& id = test_case.at("operation").as_string();
    const Operation* operation = model_.find_operation(id.substr(id.find('#') + 1));
    expect(operation != nullptr, "the model has no operation " + id);
    const std::string& kind = test_case.at("kind").as_string();
    const Object& test = test_case.at("test").as_object();
    if (kind == "request") {
        run_request(*operation, test);
    } else if (kind == "response") {
        run_response(*operation, test);
    } else if (kind == "malformed") {
        run_malformed(test);
    } else {
        throw Mismatch("the kind " + kind + " is unknown");
    }
    return {Outcome::Verdict::passed, {}};
} catch (const std::exception& error) {
    return {Outcome::Verdict::failed, error.what()};
}

void CaseRunner::run_request(const Operation& operation, const Object& test) const {
    const HttpRequest request = request_of(test);
    const auto target = restjson::RequestTarget::parse(request.target);
    const auto query = restjson::Query::parse(target.query);
    const auto route = router_.match(request.method, target.path, query);
    expect(route.has_value(), "no operation was found");
    expect(route->operation == &operation, "it was routed to " + route->operation->name);
    restjson::check_media_types(operation, request, restjson::BodilessContentType::refused);
    const Object input = restjson::decode_input(*route, query, request);
    Object expected = structure_of_params(test, operation.input);
    drop_empty_query_lists(expected, operation.input);
    expect(same(input, expected),
           fmt::format("the input is {}, not {}", json::write(input), json::write(expected)));
    if (operation.input != nullptr) {
        const auto violations = restjson::validate(input, *operation.input);
        expect(violations.empty(),
               fmt::format("it was refused: {}", fmt::join(summary(violations), ", ")));
    }
}

void CaseRunner::run_response(const Operation& operation, const Object& test) const {
    const HttpResponse response =
        restjson::encode_output(operation, structure_of_params(test, operation.output));
    expect(response.status == test.at("code").as_integer(),
           fmt::format("the status is {}", response.status));
    expect_headers(response, test);
    const std::string body = string_in(test, "body");
    if (body.empty() || response.body.empty()) {
        expect(body == response.body, "the body is " + response.body);
    } else {
        expect(same(json::parse(response.body), json::parse(body)), "the body is " + response.body);
    }
}

void CaseRunner::run_malformed(const Object& test) const {
    const HttpRequest request = request_of(test.at("request").as_object());
    const Object& response = test.at("response").as_object();
    const std::string expected_type =
        response.at("headers").as_object().at("x-amzn-errortype").as_string();
    try {
        const auto target = restjson::RequestTarget::parse(request.target);
        const auto query = restjson::Query::parse(target.query);
        const auto route = router_.match(request.method, target.path, query);
        expect(route.has_value(), "no operation was found");
        restjson::check_media_types(*route->operation, request,
                                    restjson::BodilessContentType::refused);
        const Object input = restjson::decode_input(*route, query, request);
        const auto violations = restjson::validate(input, *route->operation->input);
        expect(!violations.empty(), "it was accepted as " + json::write(input));
        expect(expected_type == "ValidationException",
               fmt::format("it was decoded and then refused for {}",
                           fmt::join(summary(violations), ", ")));
        const auto expected = expected_summary(response);
        expect(summary(violations) == expected,
               fmt::format("these failed: {}; expected were: {}",
                           fmt::join(summary(violations), ", "), fmt::join(expected, ", ")));
    } catch (const restjson::RequestError& error) {
        expect(error.type() == expected_type && error.status() == response.at("code").as_integer(),
               fmt::format("it was refused with {} {}: {}", error.status(), error.type(),
                           error.what()));
    }
}

}  // namespace profiles::protocol::conformance
