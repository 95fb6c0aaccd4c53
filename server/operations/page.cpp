#include "server/operations/page.h"

namespace profiles::server::operations {

using protocol::Value;

Page::Page(const OperationContext& context, const Listing& listing, const protocol::Object& input,
           std::int64_t default_size)
    : tokens_(context.environment.page_tokens), listing_(listing) {
    if (const Value* token = input.find("NextToken")) {
        after_ = tokens_.read(listing, token->as_string());
    }
    const Value* max_results = input.find("MaxResults");
    size_ = static_cast<std::size_t>(max_results ? max_results->as_integer() : default_size);
}

std::string Page::token(std::string_view last_key) const {
    return tokens_.make(listing_, last_key);
}

}  // namespace profiles::server::operations
