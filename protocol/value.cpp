#include "protocol/value.h"

#include <algorithm>
#include <stdexcept>

namespace profiles::protocol {
namespace {

/// How many entries an object is made for: most have no more, and moving them costs.
constexpr std::size_t kUsualSize = 4;

}  // namespace

Object::Object() = default;
Object::Object(std::initializer_list<Entry> entries) : entries_(entries) {}
Object::Object(const Object&) = default;
Object::Object(Object&&) noexcept = default;
Object& Object::operator=(const Object&) = default;
Object& Object::operator=(Object&&) noexcept = default;
Object::~Object() = default;

const Value* Object::find(std::string_view name) const {
    const auto entry = std::ranges::find(entries_, name, &Entry::name);
    return entry == entries_.end() ? nullptr : &entry->value;
}

Value* Object::find(std::string_view name) {
    return const_cast<Value*>(std::as_const(*this).find(name));
}

const Value& Object::at(std::string_view name) const {
    const Value* value = find(name);
    if (value == nullptr) {
        throw std::out_of_range("no member " + std::string(name));
    }
    return *value;
}

Value& Object::add(std::string name, const Value& value) {
    return add(std::move(name), Value(value));
}

Value& Object::add(std::string name, Value&& value) {
    if (entries_.capacity() == 0) {
        entries_.reserve(kUsualSize);
    }
    return entries_.emplace_back(std::move(name), std::move(value)).value;
}

void Object::set(std::string_view name, Value value) {
    if (Value* existing = find(name)) {
        *existing = std::move(value);
    } else {
        add(std::string(name), std::move(value));
    }
}

void Object::erase(std::string_view name) {
    std::erase_if(entries_, [&](const Entry& entry) { return entry.name == name; });
}

void Object::reserve(std::size_t count) {
    entries_.reserve(count);
}
std::size_t Object::size() const {
    return entries_.size();
}

std::vector<Object::Entry>::iterator Object::begin() {
    return entries_.begin();
}
std::vector<Object::Entry>::iterator Object::end() {
    return entries_.end();
}
std::vector<Object::Entry>::const_iterator Object::begin() const {
    return entries_.begin();
}
std::vector<Object::Entry>::const_iterator Object::end() const {
    return entries_.end();
}

bool operator==(const Object& a, const Object& b) {
    return a.size() == b.size() && std::ranges::all_of(a, [&](const Object::Entry& entry) {
               const Value* other = b.find(entry.name);
               return other != nullptr && *other == entry.value;
           });
}

}  // namespace profiles::protocol
