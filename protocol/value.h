#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace profiles::protocol {

/// An instant with the service's resolution.
using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

class Value;
using List = std::vector<Value>;

/// Entries by name in the order in which they were added: a structure, a union or a map.
class Object {
public:
    struct Entry;

    Object();
    Object(std::initializer_list<Entry> entries);
    Object(const Object&);
    Object(Object&&) noexcept;
    Object& operator=(const Object&);
    Object& operator=(Object&&) noexcept;
    ~Object();

    const Value* find(std::string_view name) const;
    Value* find(std::string_view name);
    bool has(std::string_view name) const { return find(name) != nullptr; }

    /// The entry of that name. Throws std::out_of_range when there is none, which after validation
    /// means that the caller asks for a member that the shape does not require.
    const Value& at(std::string_view name) const;

    /// Appends without looking for an earlier entry of that name; where the value is now.
    Value& add(std::string name, Value&& value);
    Value& add(std::string name, const Value& value);

    /// Replaces the entry of that name, or appends one.
    void set(std::string_view name, Value value);

    void erase(std::string_view name);
    void reserve(std::size_t count);

    std::size_t size() const;
    bool empty() const { return size() == 0; }

    std::vector<Entry>::iterator begin();
    std::vector<Entry>::iterator end();
    std::vector<Entry>::const_iterator begin() const;
    std::vector<Entry>::const_iterator end() const;

private:
    std::vector<Entry> entries_;
};

/// JSON text that stands for the value that it says, so that it is written as it is.
struct EncodedJson {
    std::string text;

    friend bool operator==(const EncodedJson&, const EncodedJson&) = default;
};

/// What a member of any shape holds: the data model of JSON with integers and timestamps kept
/// apart. Blobs stay base64 text. The `as_...` accessors throw std::bad_variant_access on a value
/// of another type; after decoding against a shape that is a bug of the caller.
class Value {
public:
    using Null = std::monostate;

    Value() = default;
    Value(bool value) : data_(value) {}
    Value(int value) : data_(static_cast<std::int64_t>(value)) {}
    Value(std::int64_t value) : data_(value) {}
    Value(double value) : data_(value) {}
    Value(const char* value) : data_(std::string(value)) {}
    Value(std::string_view value) : data_(std::string(value)) {}
    Value(std::string value) : data_(std::move(value)) {}
    Value(Timestamp value) : data_(value) {}
    Value(List value) : data_(std::move(value)) {}
    Value(Object value) : data_(std::move(value)) {}
    Value(EncodedJson value) : data_(std::move(value)) {}

    template <typename T>
    bool is() const {
        return std::holds_alternative<T>(data_);
    }
    bool is_null() const { return is<Null>(); }

    /// The value if it is a T, or null.
    template <typename T>
    const T* get_if() const {
        return std::get_if<T>(&data_);
    }

    bool as_bool() const { return std::get<bool>(data_); }
    std::int64_t as_integer() const { return std::get<std::int64_t>(data_); }
    double as_double() const { return std::get<double>(data_); }
    const std::string& as_string() const { return std::get<std::string>(data_); }
    Timestamp as_timestamp() const { return std::get<Timestamp>(data_); }
    const List& as_list() const { return std::get<List>(data_); }
    List& as_list() { return std::get<List>(data_); }
    const Object& as_object() const { return std::get<Object>(data_); }
    Object& as_object() { return std::get<Object>(data_); }

    template <typename Visitor>
    decltype(auto) visit(Visitor&& visitor) const {
        return std::visit(std::forward<Visitor>(visitor), data_);
    }

    friend bool operator==(const Value&, const Value&) = default;

private:
    std::variant<Null, bool, std::int64_t, double, std::string, Timestamp, List, Object,
                 EncodedJson>
        data_;
};

struct Object::Entry {
    Entry(std::string its_name, Value&& its_value)
        : name(std::move(its_name)), value(std::move(its_value)) {}
    Entry(std::string its_name, const Value& its_value)
        : name(std::move(its_name)), value(its_value) {}

    std::string name;
    Value value;

    friend bool operator==(const Entry&, const Entry&) = default;
};

/// Equal when the same names hold the same values, in whatever order they were added.
bool operator==(const Object& a, const Object& b);

}  // namespace profiles::protocol
