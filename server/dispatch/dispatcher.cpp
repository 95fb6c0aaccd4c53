#include "server/dispatch/dispatcher.h"

#include <chrono>

#include "protocol/restjson/decode.h"
#include "protocol/restjson/encode.h"
#include "protocol/restjson/errors.h"
#include "protocol/restjson/media_type.h"
#include "protocol/sigv4/signature_errors.h"
#include "protocol/text.h"
#include "protocol/timestamp.h"
#include "server/dispatch/refusal_text.h"
#include "server/errors/requests.h"
#include "server/rules/resource_arn.h"

namespace profiles::server {
namespace {

namespace restjson = protocol::restjson;
namespace sigv4 = protocol::sigv4;
using protocol::HttpRequest;
using protocol::HttpResponse;
using protocol::Object;

/// Signatures that are missing, malformed or wrong: all of them 403.
constexpr int kNotAuthenticated = 403;

/// What is told as the status of a request whose connection was closed instead.
constexpr int kNoAnswer = 0;

HttpResponse error_response(Exchange& exchange, int status, std::string_view type,
                            std::string_view message_member, std::string_view message) {
    exchange.error_type = type;
    exchange.error_message = message;
    return restjson::encode_error(status, type, message_member, message);
}

HttpResponse error_response(Exchange& exchange, const ServiceError& error) {
    return error_response(exchange, error.status(), error.type(), restjson::kModeledMessage,
                          error.what());
}

/// The domain that the path names, by itself or in an ARN, as far as it can be read.
std::string domain_of(const restjson::Route& route) {
    auto label = route.labels.begin();
    for (const auto& segment : route.operation->uri.segments) {
        if (segment.kind == protocol::UriPattern::Kind::literal) {
            continue;
        }
        auto value = protocol::percent_decode(*label).value_or(std::string(*label));
        if (segment.text == "DomainName") {
            return value;
        }
        if (segment.text == "resourceArn") {
            const auto arn = rules::ResourceArn::parse(value);
            return arn ? arn->domain : std::string();
        }
        ++label;
    }
    return {};
}

FaultSubject subject_of(const Exchange& exchange) {
    const storage::Scope& scope = exchange.caller.scope;
    return {exchange.operation, exchange.domain, scope.region, scope.account};
}

/// What a fault makes of the response. With an error or a drop there is none by the service.
Answer answer_with(const Fault& fault, Exchange& exchange) {
    exchange.facts.fault = true;
    Answer answer{{}, fault.latency, fault.drop};
    if (fault.has_error) {
        answer.response = error_response(
            exchange, fault.status, fault.type,
            fault.modeled ? restjson::kModeledMessage : restjson::kFrontEndMessage, fault.message);
    }
    return answer;
}

}  // namespace

Dispatcher::Dispatcher(const protocol::Model& model, Environment& environment,
                       Authenticator& authenticator, const OperationRunner& runner,
                       FaultRules& faults, Witnesses witnesses)
    : environment_(environment),
      authenticator_(authenticator),
      runner_(runner),
      faults_(faults),
      witnesses_(witnesses),
      router_(model),
      group_(environment.store.database) {}

PendingAnswer Dispatcher::handle(HttpRequest request) {
    const auto exchange = std::make_shared<Exchange>(
        std::move(request), environment_.wall_clock.now(), environment_.ids.uuid());
    exchange->answer = respond(*exchange);
    complete(*exchange);
    pending_.push_back(exchange);
    return {exchange, &exchange->answer};
}

void Dispatcher::settle() {
    const auto settled = std::move(pending_);
    if (settled.empty()) {
        return;
    }
    const auto failure = failure_to_commit();
    for (const auto& exchange : settled) {
        if (failure && exchange->is_of_group) {
            take_back(*exchange, *failure);
        }
        tell(*exchange);
    }
    witnesses_.log.flush();
}

HttpResponse Dispatcher::refuse(Refusal reason, const HttpRequest& head) {
    const auto [status, type, message] = text_of(reason);
    Exchange exchange(head, environment_.wall_clock.now(), environment_.ids.uuid());
    exchange.answer.response =
        error_response(exchange, status, type, restjson::kFrontEndMessage, message);
    complete(exchange);
    tell(exchange);
    witnesses_.log.flush();
    return std::move(exchange.answer.response);
}

Answer Dispatcher::respond(Exchange& exchange) try {
    return respond_or_throw(exchange);
} catch (const ServiceError& error) {
    return {error_response(exchange, error)};
} catch (const restjson::RequestError& error) {
    return {error_response(exchange, error.status(), error.type(), restjson::kFrontEndMessage,
                           error.what())};
} catch (const sigv4::SignatureError& error) {
    return {error_response(exchange, kNotAuthenticated, sigv4::name_of(error.type()),
                           restjson::kFrontEndMessage, error.message())};
} catch (const std::exception& error) {
    return {internal_failure(exchange, error.what())};
}

Answer Dispatcher::respond_or_throw(Exchange& exchange) {
    const HttpRequest& request = exchange.request;
    const auto target = restjson::RequestTarget::parse(request.target);
    const auto query = restjson::Query::parse(target.query);
    const auto route = router_.match(request.method, target.path, query);
    if (route) {
        exchange.operation = route->operation->name;
        exchange.domain = domain_of(*route);
    }
    authenticator_.authenticate(request, exchange.caller);
    if (!route) {
        throw restjson::errors::unknown_operation(request.method, target.path);
    }
    const auto fault = faults_.decide(subject_of(exchange));
    if (fault && (fault->has_error || fault->drop)) {
        return answer_with(*fault, exchange);
    }
    Answer answer{carry_out(*route, query, exchange)};
    if (fault) {
        exchange.facts.fault = true;
        answer.delay = fault->latency;
    }
    return answer;
}

HttpResponse Dispatcher::carry_out(const restjson::Route& route, const restjson::Query& query,
                                   Exchange& exchange) {
    const protocol::Operation& operation = *route.operation;
    restjson::check_media_types(operation, exchange.request,
                                restjson::BodilessContentType::ignored);
    const Object input = restjson::decode_input(route, query, exchange.request);
    if (operation.input != nullptr) {
        exchange.bound = bound_members(input, *operation.input);
    }
    exchange.is_of_group = true;
    const Object output = runner_.run(operation, input, exchange.caller.scope, group_);
    HttpResponse response = restjson::encode_output(operation, output);
    exchange.is_carried_out = true;
    return response;
}

/// What every response has whatever it says.
void Dispatcher::complete(Exchange& exchange) {
    protocol::Headers& headers = exchange.answer.response.headers;
    headers.add("x-amzn-RequestId", exchange.id);
    // Real time: the JavaScript SDK sets its clock by it.
    headers.add("Date", protocol::format_http_date(exchange.facts.time));
}

std::optional<std::string> Dispatcher::failure_to_commit() try {
    group_.commit();
    return std::nullopt;
} catch (const std::exception& error) {
    return error.what();
}

/// Nothing of what the response says has come to pass. The fields that others gave it stay.
void Dispatcher::take_back(Exchange& exchange, std::string_view failure) {
    HttpResponse& response = exchange.answer.response;
    HttpResponse instead = internal_failure(exchange, failure);
    instead.headers.add_missing(response.headers);
    response = std::move(instead);
    exchange.is_carried_out = false;
}

HttpResponse Dispatcher::internal_failure(Exchange& exchange, std::string_view what) {
    witnesses_.log.write_failure(exchange.facts.time, exchange.id, what);
    return error_response(exchange, errors::internal_failure(exchange.id));
}

void Dispatcher::tell(Exchange& exchange) {
    const Answer& answer = exchange.answer;
    exchange.facts.status = answer.drop ? kNoAnswer : answer.response.status;
    exchange.facts.response_bytes = answer.response.body.size();
    exchange.facts.duration = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - exchange.start);
    const JournalEntry entry = exchange.entry();
    witnesses_.log.write(entry);
    witnesses_.metrics.count(entry.operation, entry.status, entry.duration);
    witnesses_.journal.record(entry);
}

}  // namespace profiles::server
