#include "tests/support/test_service.h"

#include <fmt/format.h>

#include "protocol/json/write.h"
#include "protocol/sigv4/uri_encoding.h"

namespace profiles::embedded {
extern const std::string_view customer_profiles_model;
}

namespace profiles::tests {
namespace {

using protocol::Binding;
using protocol::HttpRequest;
using protocol::HttpResponse;
using protocol::List;
using protocol::Object;
using protocol::UriPattern;
using protocol::Value;

constexpr server::Timestamp kStart{std::chrono::seconds(1767225600)};

std::string text_of(const Value& value) {
    return value.is<std::string>() ? value.as_string() : protocol::json::write(value);
}

std::string encoded(const Value& value) {
    return protocol::sigv4::encode_component(text_of(value));
}

std::string path_of(const protocol::Operation& operation, const Object& input) {
    std::string path;
    for (const auto& segment : operation.uri.segments) {
        path += '/';
        path += segment.kind == UriPattern::Kind::literal ? segment.text
                                                          : encoded(input.at(segment.text));
    }
    return path;
}

void add_parameter(std::string& query, const std::string& name, const Value& value) {
    if (value.is<List>()) {
        for (const Value& element : value.as_list()) {
            add_parameter(query, name, element);
        }
        return;
    }
    query += query.empty() ? '?' : '&';
    query += name + "=" + encoded(value);
}

}  // namespace

const protocol::Model& api_model() {
    static const auto model = protocol::Model::parse(embedded::customer_profiles_model);
    return model;
}

TestService::TestService(server::Settings settings)
    : clock(kStart),
      wall_clock(kStart),
      store(storage::open_in_memory()),
      environment{clock, wall_clock, ids, store, server::PageTokens("a secret"), settings},
      authenticator(environment.settings, wall_clock),
      log_file_(std::tmpfile()),
      log_(log_file_, server::LogFormat::text),
      runner(api_model(), environment),
      dispatcher_(api_model(), environment, authenticator, runner, faults,
                  {log_, journal, metrics}) {}

TestService::~TestService() {
    std::fclose(log_file_);
}

HttpResponse TestService::send(const HttpRequest& request) {
    return answer_to(dispatcher_, request).response;
}

HttpResponse TestService::refuse(server::Refusal reason) {
    return dispatcher_.refuse(reason, {});
}

HttpResponse TestService::call(std::string_view operation, const Object& input, const As& as) {
    HttpRequest request = request_for(*api_model().find_operation(operation), input);
    request.headers.add("X-Amz-Date", "20260101T000000Z");
    request.headers.add("Authorization", authorization_of(as));
    return send(request);
}

std::string TestService::log_text() {
    std::string text(static_cast<std::size_t>(std::ftell(log_file_)), '\0');
    std::rewind(log_file_);
    text.resize(std::fread(text.data(), 1, text.size(), log_file_));
    return text;
}

HttpRequest request_for(const protocol::Operation& operation, const Object& input) {
    HttpRequest request;
    request.method = operation.method;
    request.headers.add("Host", "localhost:8208");
    std::string query;
    Object body;
    for (const auto& [name, value] : input) {
        const protocol::Member* member = operation.input->find(name);
        if (member == nullptr || member->binding == Binding::body) {
            body.add(name, value);
        } else if (member->binding == Binding::query) {
            add_parameter(query, member->binding_name, value);
        }
    }
    request.target = path_of(operation, input) + query;
    if (!body.empty()) {
        request.headers.add("Content-Type", "application/json");
        request.body = protocol::json::write(body);
    }
    return request;
}

std::string header(const HttpResponse& response, std::string_view name) {
    return std::string(response.headers.find(name).value_or("absent"));
}

std::string authorization_of(const As& as) {
    return fmt::format(
        "AWS4-HMAC-SHA256 Credential={}/20260101/{}/profile/aws4_request, "
        "SignedHeaders=host;x-amz-date, Signature={:064}",
        as.account, as.region, 0);
}

}  // namespace profiles::tests
