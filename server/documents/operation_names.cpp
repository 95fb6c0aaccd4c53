#include "server/documents/operation_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace profiles::server {
namespace {

/// How many letters have to be put in, taken out or replaced (Levenshtein); upper and lower case
/// are alike.
std::size_t distance(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    std::vector<std::size_t> row(b.size() + 1);  // from what was seen of a to each beginning of b
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (lower(a[i]) == lower(b[j]) ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

}  // namespace

const protocol::Operation& operation_named(const std::string& name, std::string_view place,
                                           const protocol::Model& model) {
    if (const auto* operation = model.find_operation(name)) {
        return *operation;
    }
    // The distance takes time with the product of the lengths; no name is near to a long text.
    const std::string_view start = std::string_view(name).substr(0, 64);
    const auto nearest = std::ranges::min_element(
        model.operations(), {}, [&](const auto& known) { return distance(start, known.name); });
    throw DocumentError(fmt::format("{} '{}' is no operation of the service; {} is one", place,
                                    name, nearest->name));
}

const protocol::Operation& operation_named_in(const StrictObject& object, std::string_view name,
                                              const protocol::Model& model) {
    return operation_named(object.text(name).value_or(""), object.place_of(name), model);
}

}  // namespace profiles::server
