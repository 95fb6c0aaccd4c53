#include "protocol/model/pattern.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <optional>
#include <stdexcept>

namespace profiles::protocol {
namespace {

// RE2 has no lookahead because it cannot be linear in general. The one form that the model uses, a
// leading negative lookahead `^(?!X)Y`, is: not found `^(?:X)`, and found `^Y`.
constexpr std::string_view kLeadingNegativeLookahead = "^(?!";

/// How much memory one expression may use for its automaton; a tenth of RE2's default, since a
/// value that needs more is matched without the cache, in linear time too.
constexpr std::int64_t kMaxMemory = 1 << 20;

/// Where `wanted` first stands in the text from `from` on, outside of groups, classes and escapes;
/// npos when it does not. A `)` that is wanted is the one that closes the group around `from`.
std::size_t find_at_top_level(std::string_view source, std::size_t from, char wanted) {
    std::size_t depth = 0;
    bool in_class = false;
    for (std::size_t i = from; i < source.size(); ++i) {
        const char c = source[i];
        if (c == '\\') {
            ++i;
        } else if (in_class) {
            in_class = c != ']';
        } else if (c == wanted && depth == 0) {
            return i;
        } else if (c == '[') {
            in_class = true;
        } else if (c == '(') {
            ++depth;
        } else if (c == ')') {
            --depth;
        }
    }
    return std::string_view::npos;
}

RE2::Options options() {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(kMaxMemory);
    return options;
}

re2::StringPiece piece(std::string_view text) {
    return {text.data(), text.size()};
}

}  // namespace

struct Pattern::Expressions {
    std::optional<RE2> excluded;
    RE2 wanted;

    Expressions(const std::string& excluded_source, const std::string& wanted_source)
        : wanted(wanted_source, options()) {
        if (!excluded_source.empty()) {
            excluded.emplace(excluded_source, options());
        }
        for (const RE2* expression : {&wanted, excluded ? &*excluded : &wanted}) {
            if (!expression->ok()) {
                throw std::invalid_argument(expression->error());
            }
        }
    }
};

Pattern::Pattern(std::string source) : source_(std::move(source)) {
    std::string excluded;
    std::string wanted = source_;
    if (source_.starts_with(kLeadingNegativeLookahead)) {
        const auto begin = kLeadingNegativeLookahead.size();
        const auto end = find_at_top_level(source_, begin, ')');
        if (end == std::string::npos) {
            throw std::invalid_argument("a group is not closed");
        }
        if (find_at_top_level(source_, end + 1, '|') != std::string::npos) {
            throw std::invalid_argument("a lookahead in one of several alternatives");
        }
        excluded = fmt::format("^(?:{})", std::string_view(source_).substr(begin, end - begin));
        wanted = fmt::format("^{}", std::string_view(source_).substr(end + 1));
    }
    expressions_ = std::make_unique<Expressions>(excluded, wanted);
}

Pattern::Pattern(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

bool Pattern::is_found_in(std::string_view text) const {
    if (expressions_->excluded && RE2::PartialMatch(piece(text), *expressions_->excluded)) {
        return false;
    }
    return RE2::PartialMatch(piece(text), expressions_->wanted);
}

}  // namespace profiles::protocol
