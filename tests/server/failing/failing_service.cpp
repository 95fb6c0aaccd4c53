#include "tests/server/failing/failing_service.h"

#include <fmt/format.h>

#include <regex>

#include "protocol/json/write.h"
#include "server/page_token_secret.h"

namespace profiles::tests {
namespace {

using protocol::HttpResponse;
using protocol::List;
using protocol::Object;
using protocol::Value;
using namespace std::chrono_literals;

/// More than a step takes.
constexpr std::uint32_t kIdsOfStep = 1000;

constexpr const char* kNotSwept = "not swept";

std::string text_of(const HttpResponse& response) {
    const std::string type =
        response.status == 200 ? "" : header(response, "x-amzn-ErrorType") + " ";
    return fmt::format("{} {}{}", response.status, type, response.body);
}

}  // namespace

FailingService::FailingService(const std::filesystem::path& file)
    : service_(storage::open_file(file)),
      notices_file_(std::tmpfile(), std::fclose),
      notices_(server::LogFormat::text, service_.wall_clock, notices_file_.get(),
               notices_file_.get()),
      sweeper_(service_.environment, notices_) {
    service_.environment.page_tokens =
        server::PageTokens(server::page_token_secret(service_.store, service_.ids));
    // The log is folded in every few requests instead of every few hundred.
    service_.store.database.execute("PRAGMA wal_autocheckpoint = 50");
}

std::string FailingService::perform(const Object& step, std::size_t number) {
    service_.ids = CountingIds(static_cast<std::uint32_t>(number + 1) * kIdsOfStep);
    if (step.has("sweep")) {
        return sweep();
    }
    if (const Value* control = step.find("control")) {
        const Value* body = step.find("body");
        return text_of(service_.control(control->as_string(),
                                        body ? protocol::json::write(*body) : std::string()));
    }
    return call(step.at("call").as_string(), step.at("input").as_object());
}

std::string FailingService::state() {
    std::string state;
    for (const storage::Snapshot& snapshot : service_.store.snapshots.list()) {
        state += snapshot.name + '\n';
    }
    for (const std::string& account : service_.store.accounts()) {
        state += account + state_of({.account = account}) + '\n';
    }
    return state;
}

std::string FailingService::call(std::string_view operation, const Object& input, const As& as) {
    return text_of(service_.call(operation, input, as));
}

std::string FailingService::sweep() {
    return sweeper_.run() < 1s ? kSwept : kNotSwept;
}

std::string FailingService::state_of(const As& as) {
    // Its token tells which secret is in use.
    std::string state = '\n' + call("ListDomains", {{"MaxResults", 1}}, as);
    const auto list = json_of(service_.call("ListDomains", {}, as));
    for (const Value& item : list.as_object().at("Items").as_list()) {
        const Value& name = item.as_object().at("DomainName");
        const Object everybody{
            {"DomainName", name}, {"KeyName", "_account"}, {"Values", List{"everybody"}}};
        const Object loyal{{"DomainName", name}, {"KeyName", "loyalty"}, {"Values", List{"gold"}}};
        state += '\n' + call("GetDomain", {{"DomainName", name}}, as);
        state += '\n' + call("SearchProfiles", everybody, as);
        state += '\n' + call("SearchProfiles", loyal, as);
    }
    return state;
}

bool is_failure(const std::string& answer) {
    static const std::regex of_service(
        R"re(500 InternalServerException \{"Message":"[^"]*request id [0-9a-f-]+"\})re");
    static const std::regex of_control(R"re(500 absent \{"message":"[^"]*SQLITE_[^"]*"\}\n)re");
    return std::regex_match(answer, of_service) || std::regex_match(answer, of_control) ||
           answer == kNotSwept;
}

}  // namespace profiles::tests
