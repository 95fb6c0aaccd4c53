#include "protocol/restjson/decode_text.h"

#include <fmt/format.h>

#include <limits>

#include "protocol/restjson/errors.h"
#include "protocol/text.h"

namespace profiles::protocol::restjson {
namespace {

template <typename Integer>
constexpr IntegerType bounds(std::string_view name) {
    return {name, std::numeric_limits<Integer>::min(), std::numeric_limits<Integer>::max()};
}

RequestError not_a(std::string_view wanted, std::string_view text, std::string_view where) {
    return errors::serialization(fmt::format("'{}' can not be converted to {}", text, wanted),
                                 where);
}

bool decode_boolean(std::string_view text, std::string_view where) {
    if (text != "true" && text != "false") {
        throw not_a("a Boolean", text, where);
    }
    return text == "true";
}

std::int64_t decode_integer(std::string_view text, const IntegerType& type,
                            std::string_view where) {
    const auto value = parse_integer(text);
    if (!value || *value < type.min || *value > type.max) {
        throw not_a(type.name, text, where);
    }
    return *value;
}

}  // namespace

IntegerType integer_type(ShapeType type) {
    switch (type) {
        case ShapeType::byte:
            return bounds<std::int8_t>("a Byte");
        case ShapeType::short_integer:
            return bounds<std::int16_t>("a Short");
        case ShapeType::long_integer:
            return bounds<std::int64_t>("a Long");
        default:
            return bounds<std::int32_t>("an Integer");
    }
}

Value decode_text(std::string_view text, const Member& member, std::string_view where) {
    switch (member.target->type) {
        case ShapeType::boolean:
            return decode_boolean(text, where);
        case ShapeType::byte:
        case ShapeType::short_integer:
        case ShapeType::integer:
        case ShapeType::long_integer:
        case ShapeType::int_enumeration:
            return decode_integer(text, integer_type(member.target->type), where);
        case ShapeType::float_number:
        case ShapeType::double_number:
            if (const auto value = parse_double(text)) {
                return *value;
            }
            throw not_a("a Double", text, where);
        case ShapeType::timestamp:
            if (const auto value = parse_timestamp(text, member.timestamp_format)) {
                return *value;
            }
            throw not_a("a Timestamp", text, where);
        default:
            return text;
    }
}

}  // namespace profiles::protocol::restjson
