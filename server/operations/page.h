#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/value.h"
#include "server/operations/operation_table.h"

namespace profiles::server::operations {

/// The page of a listing that a request asks for by NextToken and MaxResults.
class Page {
public:
    /// Throws ServiceError (400) for a token of another listing.
    Page(const OperationContext& context, const Listing& listing, const protocol::Object& input,
         std::int64_t default_size);

    /// The key of the last item before the page; "" for the first page.
    const std::string& after() const { return after_; }

    /// How many items to look for: one more than the page can have tells that another follows.
    std::size_t limit() const { return size_ + 1; }

    /// Cuts what was found to the page. True if another follows: then `token` is due.
    template <typename Item>
    bool cut(std::vector<Item>& found) const {
        const bool has_more = found.size() > size_;
        if (has_more) {
            found.erase(found.begin() + static_cast<std::ptrdiff_t>(size_), found.end());
        }
        return has_more;
    }

    /// The NextToken of a page whose last item has that key.
    std::string token(std::string_view last_key) const;

private:
    const PageTokens& tokens_;
    const Listing& listing_;
    std::string after_;
    std::size_t size_;
};

}  // namespace profiles::server::operations
