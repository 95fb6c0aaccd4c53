#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "protocol/model/model.h"
#include "protocol/restjson/request_target.h"

namespace profiles::protocol::restjson {

/// An operation and what its labels stood for, still encoded, in the order of the URI pattern.
struct Route {
    const Operation* operation;
    std::vector<std::string_view> labels;
};

/// Finds the operation that a method and a raw path mean. Segments are compared as they arrived:
/// decoding first would turn the `%2F` inside an ARN into a separator. Where several operations
/// fit, the one with the literal in the leftmost place wins, then the one that demands more of the
/// query. A label also takes an empty segment, whose length the constraints then refuse.
class Router {
public:
    explicit Router(const Model& model);
    Router(Router&&) noexcept;
    ~Router();

    /// Nothing when no operation has that path with that method.
    std::optional<Route> match(std::string_view method, std::string_view path,
                               const Query& query) const;

private:
    struct Node;

    std::unique_ptr<Node> root_;
};

}  // namespace profiles::protocol::restjson
