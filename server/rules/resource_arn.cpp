#include "server/rules/resource_arn.h"

#include <algorithm>
#include <array>

namespace profiles::server::rules {
namespace {

// The resource types of the service authorization reference.
constexpr std::array<std::string_view, 11> kKinds{"object-types",
                                                  "integrations",
                                                  "event-streams",
                                                  "event-triggers",
                                                  "calculated-attributes",
                                                  "segment-definitions",
                                                  "layouts",
                                                  "domain-object-types",
                                                  "recommenders",
                                                  "recommender-filters",
                                                  "recommender-schemas"};

/// Takes the text up to the separator off the front of `rest`; all of it when there is none.
std::string_view take_until(std::string_view& rest, char separator) {
    const auto end = std::min(rest.find(separator), rest.size());
    const auto part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
}

bool is_kind_and_name(std::string_view inside) {
    const auto slash = inside.find('/');
    return slash != std::string_view::npos && slash + 1 < inside.size() &&
           std::ranges::find(kKinds, inside.substr(0, slash)) != kKinds.end();
}

}  // namespace

std::optional<ResourceArn> ResourceArn::parse(std::string_view text) {
    std::string_view rest = text;
    if (take_until(rest, ':') != "arn" || take_until(rest, ':').empty() ||
        take_until(rest, ':') != "profile") {
        return std::nullopt;
    }
    ResourceArn arn;
    arn.region = take_until(rest, ':');
    arn.account = take_until(rest, ':');
    if (take_until(rest, '/') != "domains") {
        return std::nullopt;
    }
    const bool is_domain = rest.find('/') == std::string_view::npos;
    arn.domain = take_until(rest, '/');
    arn.inside = rest;
    if (arn.domain.empty() || !(is_domain || is_kind_and_name(arn.inside))) {
        return std::nullopt;
    }
    return arn;
}

}  // namespace profiles::server::rules
