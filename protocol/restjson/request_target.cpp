#include "protocol/restjson/request_target.h"

#include <algorithm>

#include "protocol/text.h"

namespace profiles::protocol::restjson {
namespace {

std::optional<std::string> decode(std::string_view text) {
    auto decoded = percent_decode(text);
    if (decoded && !is_utf8(*decoded)) {
        return std::nullopt;
    }
    return decoded;
}

}  // namespace

RequestTarget RequestTarget::parse(std::string_view target) {
    if (!target.starts_with('/')) {
        if (const auto scheme = target.find("://"); scheme != std::string_view::npos) {
            const auto path = target.find_first_of("/?", scheme + 3);
            target = path == std::string_view::npos ? std::string_view() : target.substr(path);
        }
    }
    const auto question_mark = target.find('?');
    const auto path = target.substr(0, question_mark);
    return {path.empty() ? std::string_view("/") : path, question_mark == std::string_view::npos
                                                             ? std::string_view()
                                                             : target.substr(question_mark + 1)};
}

Query Query::parse(std::string_view text) {
    Query query;
    if (text.empty()) {
        return query;
    }
    for (const auto part : split(text, '&')) {
        const auto equals = part.find('=');
        auto name = decode(part.substr(0, equals));
        auto value = decode(equals == std::string_view::npos ? "" : part.substr(equals + 1));
        if (name && value) {
            query.parameters.push_back({std::move(*name), std::move(*value)});
        } else {
            query.broken.push_back(name ? std::move(*name) : std::string(part));
        }
    }
    return query;
}

const std::string* Query::find(std::string_view name) const {
    const auto found = std::ranges::find(parameters, name, &QueryParameter::name);
    return found == parameters.end() ? nullptr : &found->value;
}

}  // namespace profiles::protocol::restjson
