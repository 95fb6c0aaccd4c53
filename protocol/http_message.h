#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace profiles::protocol {

/// True when two ASCII strings differ at most in case, as header names may (RFC 9110, 5.1).
inline bool equals_ignoring_case(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char x, char y) { return lower(x) == lower(y); });
}

/// Header fields in the order in which they arrived; a name may occur more than once.
class Headers {
public:
    using Field = std::pair<std::string, std::string>;

    Headers() = default;
    Headers(std::initializer_list<Field> fields) : fields_(fields) {}

    void add(std::string name, std::string value) {
        if (fields_.capacity() == 0) {
            fields_.reserve(kUsualSize);
        }
        fields_.emplace_back(std::move(name), std::move(value));
    }

    /// Adds what `others` have under names that are none here.
    void add_missing(const Headers& others) {
        for (const auto& [name, value] : others.fields_) {
            if (!find(name)) {
                add(name, value);
            }
        }
    }

    /// The value of the first field of that name, in whatever case it was written.
    std::optional<std::string_view> find(std::string_view name) const {
        for (const auto& [field, value] : fields_) {
            if (equals_ignoring_case(field, name)) {
                return value;
            }
        }
        return std::nullopt;
    }

    auto begin() const { return fields_.begin(); }
    auto end() const { return fields_.end(); }
    std::size_t size() const { return fields_.size(); }

private:
    /// How many fields there is room for at once: SDKs send no more, and moving them costs.
    static constexpr std::size_t kUsualSize = 12;

    std::vector<Field> fields_;
};

/// A request as it came off the wire, without any decoding: `target` is the request line's, with
/// every percent-escape as the client wrote it, because routing and signing depend on that.
struct HttpRequest {
    std::string method;
    std::string target;
    Headers headers;
    std::string body;
};

struct HttpResponse {
    int status = 200;
    Headers headers;
    std::string body;
};

}  // namespace profiles::protocol
