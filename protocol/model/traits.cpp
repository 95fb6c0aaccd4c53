#include "protocol/model/traits.h"

namespace profiles::protocol {
namespace {

std::optional<std::int64_t> integer_in(AstNode node, std::string_view name) {
    const auto found = node.find(name);
    return found ? std::optional(found->integer()) : std::nullopt;
}

std::optional<double> number_in(AstNode node, std::string_view name) {
    const auto found = node.find(name);
    return found ? std::optional(found->number()) : std::nullopt;
}

}  // namespace

std::optional<TimestampFormat> Traits::timestamp_format() const {
    const auto format = find("timestampFormat");
    if (!format) {
        return std::nullopt;
    }
    if (format->text() == "date-time") {
        return TimestampFormat::date_time;
    }
    return format->text() == "http-date" ? TimestampFormat::http_date
                                         : TimestampFormat::epoch_seconds;
}

// JSON writes a value less precisely than the member's type is.
std::optional<Value> Traits::default_value(ShapeType type) const {
    const auto value = find("default");
    if (!value || value->is_null()) {
        return std::nullopt;
    }
    if (type == ShapeType::float_number || type == ShapeType::double_number) {
        return value->number();
    }
    if (type == ShapeType::timestamp && !value->is_text()) {
        return timestamp_from_epoch_seconds(value->number()).value();
    }
    return value->value();
}

void Traits::bind(Member& member) const {
    if (has("httpLabel")) {
        member.binding = Binding::label;
    } else if (const auto query = find("httpQuery")) {
        member.binding = Binding::query;
        member.binding_name = query->text();
    } else if (const auto header = find("httpHeader")) {
        member.binding = Binding::header;
        member.binding_name = header->text();
    } else if (has("httpPayload")) {
        member.binding = Binding::payload;
    } else if (has("httpResponseCode")) {
        member.binding = Binding::response_code;
    } else if (has("httpPrefixHeaders") || has("httpQueryParams")) {
        member.binding = Binding::unsupported;
    }
}

void Traits::limit(Constraints& constraints) const {
    if (const auto length = find("length")) {
        constraints.min_length = integer_in(*length, "min");
        constraints.max_length = integer_in(*length, "max");
    }
    if (const auto range = find("range")) {
        constraints.min = number_in(*range, "min");
        constraints.max = number_in(*range, "max");
    }
}

}  // namespace profiles::protocol
