#pragma once

#include <rapidjson/writer.h>

#include <string>
#include <string_view>

#include "protocol/value.h"

namespace profiles::protocol::json {

/// What RapidJSON writes to.
struct TextStream {
    using Ch = char;

    std::string text = {};

    void Put(char c) { text += c; }
    void Flush() {}
};

/// RapidJSON's, with a short way for a text that needs no escape.
class TextWriter : public rapidjson::Writer<TextStream> {
public:
    using rapidjson::Writer<TextStream>::Writer;

    void plain_string(std::string_view text) {
        Prefix(rapidjson::kStringType);
        const auto begin = os_->text.size();
        os_->text.resize(begin + text.size() + 2, '"');
        text.copy(&os_->text[begin + 1], text.size());
    }

    void encoded(std::string_view json, rapidjson::Type type) {
        Prefix(type);
        os_->text += json;
    }
};

/// Writes a document of compact JSON. The caller calls in an order that makes one. Bytes that are
/// no UTF-8, which a header or a path may have brought, are replaced: JSON has no way to say them.
class Writer {
public:
    Writer() : writer_(stream_) { stream_.text.reserve(kUsualSize); }

    /// What has been written, which may be taken once.
    std::string take() { return std::move(stream_.text); }

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

    void encoded(const EncodedJson& value) { writer_.encoded(value.text, rapidjson::kObjectType); }

    void value(const Value& value);

private:
    /// What most answers have room in.
    static constexpr std::size_t kUsualSize = 2048;

    void number_text(std::string_view text) { writer_.encoded(text, rapidjson::kNumberType); }

    TextStream stream_;
    TextWriter writer_;
};

/// The value as compact JSON, timestamps as epoch seconds.
std::string write(const Value& value);

}  // namespace profiles::protocol::json
