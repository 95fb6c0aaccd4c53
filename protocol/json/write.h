#pragma once

#include <rapidjson/writer.h>

#include <string>
#include <string_view>

#include "protocol/value.h"

namespace profiles::protocol::json {

/// What RapidJSON writes to: a text that is made longer in advance, since most of what it writes is
/// single characters.
class TextStream {
public:
    using Ch = char;

    void Put(char c) {
        make_room(1);
        text_[size_++] = c;
    }
    void Flush() {}

    void append(std::string_view text) {
        make_room(text.size());
        text.copy(&text_[size_], text.size());
        size_ += text.size();
    }

    /// What has been written, which may be taken once.
    std::string take() {
        text_.resize(size_);
        return std::move(text_);
    }

private:
    /// What most texts have room in, and malloc deals out quickly.
    static constexpr std::size_t kUsualSize = 1000;

    void make_room(std::size_t count) {
        if (text_.size() - size_ < count) {
            grow(count);
        }
    }

    void grow(std::size_t count);

    std::string text_;
    std::size_t size_ = 0;
};

/// RapidJSON's, with a short way for a text that needs no escape.
class TextWriter : public rapidjson::Writer<TextStream> {
public:
    using rapidjson::Writer<TextStream>::Writer;

    void plain_string(std::string_view text) {
        Prefix(rapidjson::kStringType);
        os_->Put('"');
        os_->append(text);
        os_->Put('"');
    }

    void encoded(std::string_view json, rapidjson::Type type) {
        Prefix(type);
        os_->append(json);
    }
};

/// Writes a document of compact JSON. The caller calls in an order that makes one. Bytes that are
/// no UTF-8, which a header or a path may have brought, are replaced: JSON has no way to say them.
class Writer {
public:
    Writer() : writer_(stream_) {}

    /// What has been written, which may be taken once.
    std::string take() { return stream_.take(); }

    void begin_object() { writer_.StartObject(); }
    void end_object() { writer_.EndObject(); }
    void begin_array() { writer_.StartArray(); }
    void end_array() { writer_.EndArray(); }
    void name(std::string_view name) { string(name); }

    /// A name out of the model: it needs no escape, since it is an identifier (Smithy).
    void member_name(std::string_view name) { writer_.plain_string(name); }

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
    void number_text(std::string_view text) { writer_.encoded(text, rapidjson::kNumberType); }

    TextStream stream_;
    TextWriter writer_;
};

/// The value as compact JSON, timestamps as epoch seconds.
std::string write(const Value& value);

}  // namespace profiles::protocol::json
