#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/value.h"

namespace profiles::server {

/// A JSON document that cannot be used. The text is for whoever wrote it: the place, what is wrong
/// there, and what would be right.
class DocumentError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Reads an object of a document that a person wrote: a typing error must not pass as something
/// that was not asked for. Every member that is read is optional; null stands for nothing and is
/// refused. All throw DocumentError.
class StrictObject {
public:
    /// `place` is where in the document the object is, empty at its top. Refuses what is not an
    /// object, members other than `known` and members given twice.
    StrictObject(const protocol::Value& value, std::string place,
                 std::vector<std::string_view> known);

    const protocol::Value* find(std::string_view name) const { return object_.find(name); }
    bool has(std::string_view name) const { return find(name) != nullptr; }

    std::optional<std::string> text(std::string_view name) const;
    std::optional<bool> flag(std::string_view name) const;
    std::optional<std::int64_t> whole_number(std::string_view name, std::int64_t min,
                                             std::int64_t max) const;
    std::optional<double> number(std::string_view name, double min, double max) const;

    /// The place of a member, such as `rules[1].error`.
    std::string place_of(std::string_view name) const;

    /// Throws `<place> <problem>`; an empty name is the object itself.
    [[noreturn]] void refuse(std::string_view name, std::string_view problem) const;

private:
    static const protocol::Object& object_in(const protocol::Value& value, std::string_view place);

    const protocol::Object& object_;
    std::string place_;
};

}  // namespace profiles::server
