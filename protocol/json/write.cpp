#include "protocol/json/write.h"

#include <algorithm>
#include <cmath>

#include "protocol/json/plain_text.h"
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
    void operator()(const EncodedJson& value) const { out.encoded(value); }
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

void TextStream::grow(std::size_t count) {
    text_.resize(std::max({kUsualSize, 2 * text_.size(), size_ + count}));
}

void Writer::string(std::string_view value) {
    if (is_plain(value)) {
        writer_.plain_string(value);
        return;
    }
    const auto write = [this](std::string_view text) {
        writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
    };
    if (is_utf8(value)) {
        write(value);
    } else {
        write(replace_malformed(value));
    }
}

void Writer::number(double value) {
    const std::string text = format_double(value);
    if (value == 0 && std::signbit(value)) {
        number_text("-0.0");  // -0 would be an integer, which has no such zero
    } else if (std::isfinite(value)) {
        number_text(text);
    } else {
        string(text);
    }
}

void Writer::timestamp(Timestamp value) {
    number_text(format_epoch_seconds(value));
}

void Writer::value(const Value& value) {
    value.visit(ValueWriter{*this});
}

std::string write(const Value& value) {
    Writer out;
    out.value(value);
    return out.take();
}

}  // namespace profiles::protocol::json
