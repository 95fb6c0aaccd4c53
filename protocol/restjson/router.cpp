#include "protocol/restjson/router.h"

#include <algorithm>
#include <map>
#include <string>

#include "protocol/text.h"

namespace profiles::protocol::restjson {

/// One position of a path. Operations hang on the node where their pattern ends.
struct Router::Node {
    std::map<std::string, Node, std::less<>> literals;
    std::unique_ptr<Node> label;
    std::unique_ptr<Node> greedy_label;
    std::vector<const Operation*> operations;  // those with more query literals first

    void insert(const Operation& operation, std::size_t depth);
};

namespace {

/// How an ARN starts, its first colon encoded or not.
bool starts_arn(std::string_view segment) {
    return segment.starts_with("arn:") || segment.starts_with("arn%3A") ||
           segment.starts_with("arn%3a");
}

bool has_query_literals(const Operation& operation, const Query& query) {
    return std::ranges::all_of(operation.uri.query_literals, [&](const auto& literal) {
        return std::ranges::any_of(query.parameters, [&](const QueryParameter& parameter) {
            return parameter.name == literal.first && parameter.value == literal.second;
        });
    });
}

/// The raw text from the first to the last of some neighbouring segments.
std::string_view join(std::string_view first, std::string_view last) {
    return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

/// Descends the tree along a path, literals before labels, and comes back from dead ends.
template <typename Node>
class Search {
public:
    Search(std::string_view method, std::string_view path, const Query& query)
        : method_(method), query_(query), segments_(split(path.substr(1), '/')) {}

    const Operation* find(const Node& node, std::size_t depth = 0) {
        if (depth == segments_.size()) {
            return operation_at(node);
        }
        const auto segment = segments_[depth];
        if (const auto literal = node.literals.find(segment); literal != node.literals.end()) {
            if (const Operation* found = find(literal->second, depth + 1)) {
                return found;
            }
        }
        if (node.label) {
            labels_.push_back(segment);
            if (const Operation* found = find(*node.label, depth + 1)) {
                return found;
            }
            labels_.pop_back();
        }
        if (node.greedy_label) {
            return find_greedy(*node.greedy_label, depth);
        }
        return node.label && starts_arn(segment) ? find_arn(*node.label, depth) : nullptr;
    }

    std::vector<std::string_view> take_labels() { return std::move(labels_); }

private:
    const Operation* find_greedy(const Node& node, std::size_t depth) {
        for (std::size_t end = segments_.size(); end > depth; --end) {
            labels_.push_back(join(segments_[depth], segments_[end - 1]));
            if (const Operation* found = find(node, end)) {
                return found;
            }
            labels_.pop_back();
        }
        return nullptr;
    }

    /// Some clients do not encode the slashes of an ARN: it then takes the rest of the path.
    const Operation* find_arn(const Node& node, std::size_t depth) {
        labels_.push_back(join(segments_[depth], segments_.back()));
        const Operation* found = operation_at(node);
        if (found == nullptr) {
            labels_.pop_back();
        }
        return found;
    }

    const Operation* operation_at(const Node& node) const {
        const auto found = std::ranges::find_if(node.operations, [&](const Operation* operation) {
            return operation->method == method_ && has_query_literals(*operation, query_);
        });
        return found == node.operations.end() ? nullptr : *found;
    }

    std::string_view method_;
    const Query& query_;
    std::vector<std::string_view> segments_;
    std::vector<std::string_view> labels_;
};

}  // namespace

void Router::Node::insert(const Operation& operation, std::size_t depth) {
    if (depth == operation.uri.segments.size()) {
        operations.push_back(&operation);
        std::ranges::stable_sort(operations, std::greater(), [](const Operation* candidate) {
            return candidate->uri.query_literals.size();
        });
        return;
    }
    const auto& [kind, text] = operation.uri.segments[depth];
    if (kind == UriPattern::Kind::literal) {
        literals[text].insert(operation, depth + 1);
        return;
    }
    auto& child = kind == UriPattern::Kind::label ? label : greedy_label;
    if (!child) {
        child = std::make_unique<Node>();
    }
    child->insert(operation, depth + 1);
}

Router::Router(const Model& model) : root_(std::make_unique<Node>()) {
    for (const Operation& operation : model.operations()) {
        root_->insert(operation, 0);
    }
}

Router::Router(Router&&) noexcept = default;
Router::~Router() = default;

std::optional<Route> Router::match(std::string_view method, std::string_view path,
                                   const Query& query) const {
    if (!path.starts_with('/')) {
        return std::nullopt;
    }
    Search<Node> search(method, path, query);
    const Operation* operation = search.find(*root_);
    if (operation == nullptr) {
        return std::nullopt;
    }
    return Route{operation, search.take_labels()};
}

}  // namespace profiles::protocol::restjson
