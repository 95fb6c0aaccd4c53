#include <fmt/format.h>

#include "protocol/text.h"
#include "server/admin/endpoints.h"
#include "server/admin/instant.h"
#include "server/documents/operation_names.h"
#include "server/journal/verify.h"

namespace profiles::server::admin {
namespace {

using protocol::HttpResponse;
using protocol::Object;

constexpr std::int64_t kDefaultLimit = 100;
constexpr std::int64_t kMaxLimit = 1000;

/// The expectation does not hold: what the request's Expect-ation failed means in HTTP's terms.
constexpr int kExpectationFailed = 417;

/// What the query of a page asks for.
struct PageQuery {
    JournalFilter filter;
    std::size_t limit = kDefaultLimit;
    std::optional<std::uint64_t> before;
};

std::int64_t whole_number(const std::string& name, const std::string& text, std::int64_t max) {
    const auto number = protocol::parse_integer(text);
    if (!number || *number < 1 || *number > max) {
        throw ControlError(
            400, fmt::format("{} has to be a number from 1 to {}, not '{}'", name, max, text));
    }
    return *number;
}

Timestamp instant(const std::string& text) {
    const auto value = parse_instant(text);
    if (!value) {
        throw ControlError(
            400,
            fmt::format("since has to be a time such as 2026-01-01T00:00:00Z, not '{}'", text));
    }
    return *value;
}

std::uint64_t cursor(const std::string& text) {
    const auto value = parse_journal_cursor(text);
    if (!value) {
        throw ControlError(400, "before has to be what `next` of a page said");
    }
    return *value;
}

PageQuery parse(const protocol::restjson::Query& query, const protocol::Model& model) {
    PageQuery page;
    for (const auto& [name, value] : query.parameters) {
        if (name == "operation") {
            page.filter.operation = operation_named(value, name, model).name;
        } else if (name == "domain") {
            page.filter.domain = value;
        } else if (name == "status") {
            page.filter.status = static_cast<int>(whole_number(name, value, 599));
        } else if (name == "error") {
            page.filter.error = value;
        } else if (name == "since") {
            page.filter.since = instant(value);
        } else if (name == "limit") {
            page.limit = static_cast<std::size_t>(whole_number(name, value, kMaxLimit));
        } else if (name == "before") {
            page.before = cursor(value);
        }
    }
    return page;
}

}  // namespace

HttpResponse list_requests(Emulator& emulator, const ControlRequest& request) {
    const PageQuery query = parse(request.query, emulator.model);
    return json_response(
        to_value(emulator.journal.page(query.filter, query.limit, query.before), emulator.model));
}

HttpResponse delete_requests(Emulator& emulator, const ControlRequest& /*request*/) {
    emulator.journal.clear();
    return json_response(Object());
}

HttpResponse verify_requests(Emulator& emulator, const ControlRequest& request) {
    const auto expectation = Expectation::parse(request.json(), emulator.model);
    const auto verification = verify(emulator.journal, expectation, emulator.model);
    return json_response(to_value(verification, emulator.model),
                         verification.satisfied ? 200 : kExpectationFailed);
}

}  // namespace profiles::server::admin
