#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string>
#include <string_view>

#include "protocol/value.h"

namespace profiles::protocol::json {

/// Writes a document of compact JSON. The caller calls in an order that makes one. Bytes that are
/// no UTF-8, which a header or a path may have brought, are replaced: JSON has no way to say them.
class Writer {
public:
    Writer() : writer_(buffer_) {}

    /// What has been written.
    std::string text() const { return {buffer_.GetString(), buffer_.GetSize()}; }

    void begin_object() { writer_.StartObject(); }
    void end_object() { writer_.EndObject(); }
    void begin_array() { writer_.StartArray(); }
    void end_array() { writer_.EndArray(); }
    void name(std::string_view name) { string(name); }

    void null() { writer_.Null(); }
    void boolean(bool value) { writer_.Bool(value); }
    void integer(std::int64_t value) { writer_.Int64(value); }
    void string(std::string_view value);

    /// The shortest text that reads back as the same double; "NaN", "Infinity" and "-Infinity" as
    /// strings, as restJson1 wants them.
    void number(double value);

    /// Epoch seconds.
    void timestamp(Timestamp value);

    void value(const Value& value);

private:
    void well_formed_string(std::string_view text) {
        writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
    }
    void raw_number(std::string_view text) {
        writer_.RawValue(text.data(), text.size(), rapidjson::kNumberType);
    }

    rapidjson::StringBuffer buffer_;
    rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

/// The value as compact JSON, timestamps as epoch seconds.
std::string write(const Value& value);

}  // namespace profiles::protocol::json
