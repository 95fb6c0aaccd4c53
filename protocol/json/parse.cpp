#include "protocol/json/parse.h"

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>
#include <rapidjson/stream.h>

#include <bit>
#include <cstring>

#include "protocol/json/eight_characters.h"
#include "protocol/text.h"

namespace profiles::protocol::json {
namespace {

// Numbers as text: RapidJSON's own conversion either loses the last bits or, asked for full
// precision, reads out of bounds on a long fraction. In place, because the copy that is parsed is
// ours to write on. "Validate" by the encoding below. It recurs where values nest, and so is safe
// only because the builder bounds their depth.
constexpr unsigned kFlags = rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseInsituFlag |
                            rapidjson::kParseValidateEncodingFlag;

/// How many of eight characters come before the first that does not stand for itself in a string.
std::size_t count_plain(EightCharacters eight) {
    static_assert(std::endian::native == std::endian::little);
    return static_cast<std::size_t>(std::countr_zero(needs_escape(eight))) / 8;
}

/// RapidJSON asks the encoding of a string to take over one character after the other. All of them
/// are known to be UTF-8 by then, so this takes as many at once as are plain.
struct Utf8 : rapidjson::UTF8<> {
    using InPlace = rapidjson::InsituStringStream;

    /// The first character is plain, and behind the end of the text are eight bytes more.
    static bool Validate(InPlace& from, InPlace& to) {
        EightCharacters eight = 0;
        std::memcpy(&eight, from.src_, sizeof(eight));
        const std::size_t count = count_plain(eight);
        if (to.dst_ != from.src_) {
            std::memmove(to.dst_, from.src_, count);
        }
        from.src_ += count;
        to.dst_ += count;
        return true;
    }

    /// RapidJSON compiles this too, for strings that are not parsed in place.
    template <typename Output>
    static bool Validate(InPlace& from, Output& to) {
        to.Put(from.Take());
        return true;
    }
};

/// How many elements a list is made for: most have no more, and moving them costs.
constexpr std::size_t kUsualListSize = 4;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

Value parse_number(std::string_view text) {
    if (text.find_first_of(".eE") == std::string_view::npos) {
        if (const auto integer = parse_integer(text)) {
            return *integer;
        }
    }
    if (const auto number = parse_double(text)) {
        return *number;
    }
    throw ParseError(fmt::format("The number {} is out of range.", text.substr(0, 40)));
}

/// RapidJSON lets the escape of a lone low surrogate pass, and writes it as bytes that are no
/// UTF-8.
bool has_surrogate(std::string_view text) {
    for (auto at = text.find('\xED'); at != std::string_view::npos;
         at = text.find('\xED', at + 1)) {
        if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0xA0) {
            return true;
        }
    }
    return false;
}

/// Builds the document from the events of the reader. `open_` are the containers not yet closed:
/// each is the last element of the one before it, which stays where it is for as long.
class Builder : public rapidjson::BaseReaderHandler<Utf8, Builder> {
public:
    /// Only what is escaped can turn into a surrogate in a text that is UTF-8.
    explicit Builder(bool has_escapes) : has_escapes_(has_escapes) {}

    bool Null() { return append(Value()); }
    bool Bool(bool value) { return append(value); }
    bool RawNumber(const char* text, rapidjson::SizeType length, bool /*copy*/) {
        return append(parse_number({text, length}));
    }
    bool String(const char* text, rapidjson::SizeType length, bool /*copy*/) {
        return append(checked({text, length}));
    }
    bool Key(const char* text, rapidjson::SizeType length, bool /*copy*/) {
        name_ = checked({text, length});
        return true;
    }
    bool StartObject() { return open(Object()); }
    bool EndObject(rapidjson::SizeType /*count*/) { return close(); }
    bool StartArray() { return open(List()); }
    bool EndArray(rapidjson::SizeType /*count*/) { return close(); }

    Value take() { return std::move(root_); }

private:
    std::string checked(std::string_view text) const {
        if (has_escapes_ && has_surrogate(text)) {
            throw ParseError("A string holds a surrogate that is not part of a pair");
        }
        return std::string(text);
    }

    bool open(Value&& container) {
        if (open_.size() == kMaxDepth) {
            throw ParseError(fmt::format("Nested deeper than {} levels", kMaxDepth));
        }
        open_.push_back(&place(std::move(container)));
        return true;
    }

    bool close() {
        open_.pop_back();
        return true;
    }

    bool append(Value&& value) {
        place(std::move(value));
        return true;
    }

    /// Where the value is from now on.
    Value& place(Value&& value) {
        if (open_.empty()) {
            return root_ = std::move(value);
        }
        Value& container = *open_.back();
        if (container.is<Object>()) {
            return container.as_object().add(std::move(name_), std::move(value));
        }
        List& list = container.as_list();
        if (list.capacity() == 0) {
            list.reserve(kUsualListSize);
        }
        return list.emplace_back(std::move(value));
    }

    bool has_escapes_;
    std::vector<Value*> open_;
    std::string name_;  // of the member that comes next, in an object
    Value root_;
};

ParseError parse_error(rapidjson::ParseErrorCode code, std::size_t offset) {
    return ParseError(fmt::format("{} At byte {}.", rapidjson::GetParseError_En(code), offset));
}

}  // namespace

Value parse(std::string_view text) {
    if (!is_utf8(text)) {
        throw ParseError("The text is not UTF-8.");
    }
    if (text.starts_with(kByteOrderMark)) {
        text.remove_prefix(kByteOrderMark.size());
    }
    Builder builder(text.find("\\u") != std::string_view::npos);
    std::string parsed;
    parsed.reserve(text.size() + sizeof(EightCharacters));
    parsed.append(text).append(sizeof(EightCharacters), '\0');
    rapidjson::GenericReader<Utf8, Utf8> reader;
    rapidjson::InsituStringStream stream(parsed.data());
    if (const auto result = reader.Parse<kFlags>(stream, builder); result.IsError()) {
        throw parse_error(result.Code(), result.Offset());
    }
    // To RapidJSON a NUL is the end of the text, whatever follows it.
    if (stream.Tell() < text.size()) {
        throw parse_error(rapidjson::kParseErrorDocumentRootNotSingular, stream.Tell());
    }
    return builder.take();
}

}  // namespace profiles::protocol::json
