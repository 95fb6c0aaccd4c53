#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

/// A fuzz target is one function that says what holds for every input there is. In the fuzz preset
/// libFuzzer calls it, elsewhere the files of its corpus do.
namespace profiles::fuzz {

/// Throws when something does not hold that has to, whatever the input; so does an exception that
/// is not documented where it comes from, by not being caught.
void check(std::string_view input);

class Broken : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

inline void require(bool holds, const std::string& what) {
    if (!holds) {
        throw Broken(what);
    }
}

/// The input up to the first line end, which is taken off it: what else a target needs to know.
inline std::string_view take_line(std::string_view& input) {
    const auto line = input.substr(0, input.find('\n'));
    input.remove_prefix(std::min(line.size() + 1, input.size()));
    return line;
}

}  // namespace profiles::fuzz
