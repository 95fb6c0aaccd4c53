#include "tests/server/scenario.h"

#include <fmt/format.h>

#include <regex>
#include <stdexcept>

#include "protocol/json/parse.h"
#include "protocol/json/write.h"
#include "storage/sqlite/transaction.h"
#include "tests/server/expand.h"
#include "tests/support/case_members.h"

namespace profiles::tests {
namespace {

using protocol::HttpRequest;
using protocol::HttpResponse;
using protocol::List;
using protocol::Object;
using protocol::Value;

constexpr std::string_view kAny = "$any";
constexpr std::string_view kSave = "$save:";

server::Settings settings_of(const Object& description) {
    server::Settings settings;
    if (const Value* given = description.find("settings")) {
        settings.max_domains = given->as_object().at("max_domains").as_integer();
    }
    return settings;
}

As caller_of(const Object& step) {
    As as;
    if (const Value* given = step.find("as")) {
        as.account = text_in(given->as_object(), "account", as.account);
        as.region = text_in(given->as_object(), "region", as.region);
    }
    return as;
}

HttpRequest raw_request(const Object& given) {
    HttpRequest request;
    request.method = text_in(given, "method", "GET");
    request.target = text_in(given, "target");
    request.body = text_in(given, "body");
    if (const Value* headers = given.find("headers")) {
        for (const auto& [name, value] : headers->as_object()) {
            request.headers.add(name, value.as_string());
        }
    }
    return request;
}

[[noreturn]] void fail(const std::string& what) {
    throw std::runtime_error(what);
}

/// An error in the form in which scenarios write it.
Object error_of(const HttpResponse& response) {
    const Value body = protocol::json::parse(response.body);
    const Value* message = body.as_object().find("Message");
    return {{"status", response.status},
            {"type", response.headers.find("x-amzn-ErrorType").value_or("")},
            {"message", message ? *message : body.as_object().at("message")}};
}

}  // namespace

Scenario::Scenario(Object description)
    : description_(std::move(description)), service_(settings_of(description_)) {}

const std::string& Scenario::title() const {
    return description_.at("title").as_string();
}

void Scenario::play() {
    int number = 0;
    for (const Value& step : description_.at("steps").as_list()) {
        ++number;
        try {
            play_step(expand(with_saved(step)).as_object());
        } catch (const std::exception& error) {
            fail(fmt::format("step {}: {}", number, error.what()));
        }
    }
}

void Scenario::play_step(const Object& step) {
    if (const Value* seconds = step.find("advance_seconds")) {
        service_.clock.advance(std::chrono::seconds(seconds->as_integer()));
        return;
    }
    if (step.has("sweep")) {
        sweep();
        return;
    }
    const HttpResponse response = perform(step);
    if (const Value* error = step.find("error")) {
        if (response.status < 400) {
            fail("there was no error but the answer " + response.body);
        }
        compare(*error, error_of(response), "error");
    } else {
        if (response.status != 200) {
            fail(fmt::format("status {}: {}", response.status, response.body));
        }
        compare(step.at("answer"), protocol::json::parse(response.body), "answer");
    }
}

HttpResponse Scenario::perform(const Object& step) {
    if (const Value* request = step.find("send")) {
        return service_.send(raw_request(request->as_object()));
    }
    return service_.call(step.at("call").as_string(), step.at("input").as_object(),
                         caller_of(step));
}

void Scenario::sweep() {
    storage::sqlite::Transaction transaction(service_.store.database);
    while (service_.store.sweep.step(service_.clock.now(), 100)) {
    }
    transaction.commit();
}

void Scenario::compare(const Value& expected, const Value& actual, const std::string& path) {
    if (expected.is<std::string>() && expected.as_string() == kAny) {
        return;
    }
    if (expected.is<std::string>() && expected.as_string().starts_with(kSave)) {
        saved_[expected.as_string().substr(kSave.size())] = actual.as_string();
        return;
    }
    if (expected.is<Object>() && actual.is<Object>()) {
        for (const auto& [name, value] : expected.as_object()) {
            const Value* found = actual.as_object().find(name);
            if (found == nullptr) {
                fail(fmt::format("{} has no {}", path, name));
            }
            compare(value, *found, path + "." + name);
        }
        for (const auto& [name, value] : actual.as_object()) {
            if (!expected.as_object().has(name)) {
                fail(fmt::format("{} has {} = {}", path, name, protocol::json::write(value)));
            }
        }
    } else if (expected.is<List>() && actual.is<List>() &&
               expected.as_list().size() == actual.as_list().size()) {
        for (std::size_t i = 0; i < expected.as_list().size(); ++i) {
            compare(expected.as_list()[i], actual.as_list()[i], fmt::format("{}[{}]", path, i));
        }
    } else if (!(expected == actual)) {
        fail(fmt::format("{} is {}, not {}", path, protocol::json::write(actual),
                         protocol::json::write(expected)));
    }
}

Value Scenario::with_saved(const Value& value) const {
    if (value.is<std::string>()) {
        return text_with_saved(value.as_string());
    }
    if (value.is<List>()) {
        List replaced;
        for (const Value& element : value.as_list()) {
            replaced.push_back(with_saved(element));
        }
        return replaced;
    }
    if (!value.is<Object>()) {
        return value;
    }
    Object replaced;
    for (const auto& [name, member] : value.as_object()) {
        replaced.add(name, with_saved(member));
    }
    return replaced;
}

std::string Scenario::text_with_saved(const std::string& text) const {
    static const std::regex use(R"(\$use:([A-Za-z]+))");
    std::string replaced;
    auto rest = text.begin();
    for (std::sregex_iterator match(text.begin(), text.end(), use), end; match != end; ++match) {
        replaced.append(rest, (*match)[0].first);
        replaced += saved_.at((*match)[1]);
        rest = (*match)[0].second;
    }
    return replaced.append(rest, text.end());
}

}  // namespace profiles::tests
