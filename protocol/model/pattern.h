#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace profiles::protocol {

/// The regular expression of a Smithy `pattern` trait. It matches when it is found anywhere in a
/// value unless it is anchored (Smithy's rule; `^arn:[a-z0-9]{1,10}:profile` could not accept a
/// real ARN otherwise). Matching takes time linear in the value, whatever the expression.
class Pattern {
public:
    /// Throws std::invalid_argument when the expression is none, or uses a construct that cannot be
    /// matched in linear time.
    explicit Pattern(std::string source);
    Pattern(Pattern&&) noexcept;
    ~Pattern();

    bool is_found_in(std::string_view text) const;

    /// The expression as the model writes it.
    const std::string& source() const { return source_; }

private:
    struct Expressions;

    std::string source_;
    std::unique_ptr<Expressions> expressions_;
};

}  // namespace profiles::protocol
