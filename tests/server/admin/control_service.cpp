#include "tests/server/admin/control_service.h"

#include <fmt/format.h>

#include <stdexcept>

#include "protocol/json/parse.h"

namespace profiles::tests {
namespace {

using protocol::HttpRequest;
using protocol::HttpResponse;
using protocol::Object;

constexpr server::Timestamp kRealTime = std::chrono::sys_days(std::chrono::year(2026) / 1 / 1);

}  // namespace

ControlService::ControlService(storage::sqlite::Database database)
    : log_file_(std::tmpfile(), std::fclose),
      log_(log_file_.get(), server::LogFormat::text),
      wall_clock(kRealTime),
      clock(wall_clock),
      store(std::move(database)),
      environment{clock, wall_clock, ids, store, server::PageTokens("a secret"), {}},
      authenticator(environment.settings, wall_clock),
      runner(api_model(), environment),
      dispatcher(api_model(), environment, authenticator, runner, faults, {log_, journal, metrics}),
      emulator{api_model(),
               environment,
               clock,
               faults,
               journal,
               metrics,
               ":memory:",
               wall_clock.now(),
               true,
               [] { return std::size_t{3}; },
               [] { return std::int64_t{5'000'000}; }},
      api(emulator),
      front_door(dispatcher, &api, {}) {}

HttpResponse ControlService::control(std::string_view call, std::string body) {
    return answer_to(front_door, request_of(call, std::move(body))).response;
}

std::string ControlService::ask(std::string_view call, std::string body) {
    HttpResponse response = control(call, std::move(body));
    if (response.body.ends_with('\n')) {
        response.body.pop_back();
    }
    return fmt::format("{} {}", response.status, response.body);
}

server::Answer ControlService::answer(std::string_view operation, const Object& input,
                                      const As& as) {
    HttpRequest request = request_for(*api_model().find_operation(operation), input);
    request.headers.add("X-Amz-Date", "20260101T000000Z");
    request.headers.add("Authorization", authorization_of(as));
    return answer_to(front_door, request);
}

HttpResponse ControlService::call(std::string_view operation, const Object& input, const As& as) {
    return answer(operation, input, as).response;
}

void ControlService::create_domain(std::string_view name, const As& as) {
    const auto response =
        call("CreateDomain", {{"DomainName", name}, {"DefaultExpirationDays", 30}}, as);
    if (response.status != 200) {
        throw std::runtime_error(response.body);
    }
}

std::string ControlService::domain_names(const As& as) {
    std::string names;
    const auto answer = json_of(call("ListDomains", {}, as));
    for (const auto& item : answer.as_object().at("Items").as_list()) {
        names += item.as_object().at("DomainName").as_string() + ' ';
    }
    return names;
}

std::string ControlService::log_text() {
    std::string text(static_cast<std::size_t>(std::ftell(log_file_.get())), '\0');
    std::rewind(log_file_.get());
    text.resize(std::fread(text.data(), 1, text.size(), log_file_.get()));
    return text;
}

HttpRequest request_of(std::string_view call, std::string body) {
    const auto space = call.find(' ');
    return {std::string(call.substr(0, space)),
            std::string(call.substr(space + 1)),
            {{"Host", "localhost:8208"}},
            std::move(body)};
}

protocol::Value json_of(const HttpResponse& response) {
    return protocol::json::parse(response.body);
}

}  // namespace profiles::tests
