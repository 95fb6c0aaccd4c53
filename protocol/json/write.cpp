#include "protocol/json/write.h"

#include <cmath>

#include "protocol/text.h"
#include "protocol/timestamp.h"

namespace profiles::protocol::json {
namespace {

struct ValueWriter {
    Writer& out;

    void operator()(Value::Null) const { out.null(); }
    void operator()(bool value) const { out.boolean(value); }
    void operator()(std::int64_t value) const { out.integer(value); }
    void operator()(double value) const { out.number(value); }
    void operator()(const std::string& value) const { out.string(value); }
    void operator()(Timestamp value) const { out.timestamp(value); }
    void operator()(const List& list) const {
        out.begin_array();
        for (const Value& element : list) {
            out.value(element);
        }
        out.end_array();
    }
    void operator()(const Object& object) const {
        out.begin_object();
        for (const auto& [name, value] : object) {
            out.name(name);
            out.value(value);
        }
        out.end_object();
    }
};

}  // namespace

void Writer::string(std::string_view value) {
    if (is_utf8(value)) {
        well_formed_string(value);
    } else {
        well_formed_string(replace_malformed(value));
    }
}

void Writer::number(double value) {
    const std::string text = format_double(value);
    if (value == 0 && std::signbit(value)) {
        raw_number("-0.0");  // -0 would be an integer, which has no such zero
    } else if (std::isfinite(value)) {
        raw_number(text);
    } else {
        string(text);
    }
}

void Writer::timestamp(Timestamp value) {
    raw_number(format_epoch_seconds(value));
}

void Writer::value(const Value& value) {
    value.visit(ValueWriter{*this});
}

std::string write(const Value& value) {
    Writer out;
    out.value(value);
    return out.text();
}

}  // namespace profiles::protocol::json
