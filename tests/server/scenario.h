#pragma once

#include <map>
#include <string>

#include "tests/support/test_service.h"

namespace profiles::tests {

/// Plays a scenario: a JSON file of steps, each a request and the answer that it must get.
///
///     {"title": "...", "settings": {"max_domains": 2}, "steps": [
///       {"call": "CreateDomain", "input": {...}, "as": {"account": "...", "region": "..."},
///        "answer": {...}},
///       {"advance_seconds": 3600},
///       {"sweep": true},
///       {"send": {"method": "GET", "target": "/", "headers": {...}, "body": "..."},
///        "error": {"status": 404, "type": "...", "message": "..."}}]}
///
/// An answer has to equal what is written, member for member. `"$save:name"` in an answer stands
/// for any text, which `$use:name` repeats, alone or within a text, in every later step; `"$any"`
/// stands for anything. A sweep deletes all that is due at the clock's time. What is too long to be
/// written can be made by `expand`.
class Scenario {
public:
    explicit Scenario(protocol::Object description);

    const std::string& title() const;

    /// Throws std::runtime_error that names the first step that went otherwise.
    void play();

private:
    void play_step(const protocol::Object& step);
    protocol::HttpResponse perform(const protocol::Object& step);
    void compare(const protocol::Value& expected, const protocol::Value& actual,
                 const std::string& path);
    protocol::Value with_saved(const protocol::Value& value) const;
    std::string text_with_saved(const std::string& text) const;
    void sweep();

    protocol::Object description_;
    TestService service_;
    std::map<std::string, std::string> saved_;
};

}  // namespace profiles::tests
