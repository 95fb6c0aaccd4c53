#include "protocol/model/uri_pattern.h"

#include <stdexcept>

#include "protocol/text.h"

namespace profiles::protocol {
namespace {

UriPattern::Segment parse_segment(std::string_view text) {
    const bool is_label = text.size() > 2 && text.starts_with('{') && text.ends_with('}');
    if (is_label) {
        text = text.substr(1, text.size() - 2);
    }
    if (text.find_first_of("{}") != std::string_view::npos) {
        throw std::invalid_argument("a label of its uri is not a whole segment");
    }
    if (!is_label) {
        return {UriPattern::Kind::literal, std::string(text)};
    }
    if (text.ends_with('+')) {
        text.remove_suffix(1);
        return {UriPattern::Kind::greedy_label, std::string(text)};
    }
    return {UriPattern::Kind::label, std::string(text)};
}

}  // namespace

UriPattern UriPattern::parse(std::string_view uri) {
    if (!uri.starts_with('/')) {
        throw std::invalid_argument("its uri does not start with a slash");
    }
    UriPattern pattern;
    const auto question_mark = uri.find('?');
    const std::string_view path = uri.substr(1, question_mark - 1);
    for (const auto segment : split(path, '/')) {
        pattern.segments.push_back(parse_segment(segment));
    }
    if (question_mark != std::string_view::npos) {
        for (const auto literal : split(uri.substr(question_mark + 1), '&')) {
            const auto equals = literal.find('=');
            pattern.query_literals.emplace_back(
                literal.substr(0, equals),
                equals == std::string_view::npos ? "" : literal.substr(equals + 1));
        }
    }
    return pattern;
}

}  // namespace profiles::protocol
