#pragma once

#include <cstddef>
#include <stdexcept>
#include <string_view>

#include "protocol/value.h"

namespace profiles::protocol::json {

/// How deep arrays and objects may nest. The deepest shape of Customer Profiles needs under twenty.
inline constexpr std::size_t kMaxDepth = 100;

/// Text that is not JSON (RFC 8259), or that is but exceeds what can be held: nesting beyond
/// kMaxDepth, a number beyond a double's range, text that is not UTF-8.
class ParseError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Reads one JSON document. A number without fraction and exponent that fits 64 bits is an integer,
/// any other a double; a timestamp is not told from a number here. Names that occur twice in an
/// object are both kept. Throws ParseError.
Value parse(std::string_view text);

}  // namespace profiles::protocol::json
